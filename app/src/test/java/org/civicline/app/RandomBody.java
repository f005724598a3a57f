package org.civicline.app;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what a request might carry: mostly of the shape that is expected, with values that are at times right, at times
 * nearly, at times nonsense. The same seed writes the same.
 */
final class RandomBody {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_KEPT = 500;

    /** Of more the server does not wait for the end, and whoever still sends it may not hear the answer. */
    private static final int LONGEST = 300_000;

    /** Texts that have broken programs. */
    private static final List<String> NASTY = List.of(
            "",
            " ",
            "\u0000",
            "\u0007\u001b[31m",
            "\ud83d",
            "\ufeff",
            "\u202e反",
            "👨‍👩‍👧",
            "'; DROP TABLE ticketing.ticket; --",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "${jndi:ldap://127.0.0.1/x}",
            "%00%0d%0aSet-Cookie:x=y",
            "null",
            "NaN",
            "-0",
            "0x10",
            "1e400",
            "字".repeat(10_000),
            "a".repeat(300),
            "\\".repeat(50),
            "\"}]",
            "%s%n%1$s",
            "*",
            "{{number}}");

    /** Words that are right somewhere. */
    private static final List<String> WORDS = List.of(
            "bad.input",
            "bad-input",
            "13800138000",
            "门口漏水",
            "请核实",
            "zh-CN",
            "en",
            "PHONE",
            "SMS",
            "HELP",
            "COMPLAINT",
            "NORMAL",
            "URGENT",
            "OTHER",
            "REPEATED",
            "DESK",
            "CASE",
            "CITIZEN",
            "SIGN",
            "REPLY",
            "recordings",
            "2026-11-22",
            "2026-11-22T08:00:00Z",
            "9999-12-31T23:59:59.999999999Z",
            "-999999999-01-01",
            "08:00",
            "24:00",
            "25:61",
            "P1D",
            "=1+1",
            "5");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "3",
            "5",
            "30",
            "-1",
            "1.5",
            "2147483647",
            "-2147483648",
            "9223372036854775807",
            "99999999999999999999",
            "1e308",
            "1e400",
            "-0");

    private static final List<String> SHAPES = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"a\":{}}",
            "\"\"",
            "[1,2,3]",
            "{\"\":\"\"}",
            "\"\\u0000\"");

    private static final List<String> BROKEN = List.of(
            "", "{", "[", "nul", "{\"a\":}", "{'a':1}", "\u0000", "<xml/>", "a=b", "{\"a\":1}{", "[".repeat(3_000));

    private final Random random;
    private final List<String> ids = new ArrayList<>(List.of(BadInput.NOBODY));

    RandomBody(Random random) {
        this.random = random;
    }

    /** Something that was seen in an answer: it may be asked for. */
    void seen(String id) {
        if (ids.size() < MOST_KEPT) {
            ids.add(id);
        } else {
            ids.set(random.nextInt(MOST_KEPT), id);
        }
    }

    /** A body for what reads this type: in one of ten cases no JSON at all, or none of this shape. */
    String of(Type type) {
        if (type == byte[].class) {
            return IntStream.range(0, random.nextInt(6))
                    .mapToObj(_ -> String.join(",", word(), word(), word(), word()))
                    .collect(Collectors.joining("\n"));
        }
        String body = switch (random.nextInt(20)) {
            case 0 -> any(BROKEN);
            case 1 -> any(SHAPES);
            default -> value(type, 0);
        };
        return body.length() > LONGEST ? body.substring(0, LONGEST) : body;
    }

    /** For a path or a query. */
    String word() {
        return switch (random.nextInt(6)) {
            case 0 -> any(NASTY);
            case 1 -> any(NUMBERS);
            case 2, 3 -> any(WORDS);
            default -> any(ids);
        };
    }

    private String value(Type type, int depth) {
        if (random.nextInt(12) == 0) {
            return any(SHAPES);
        }
        if (type instanceof ParameterizedType generic) {
            return ofGeneric(generic, depth);
        }
        return type instanceof Class<?> simple ? ofClass(simple, depth) : any(SHAPES);
    }

    private String ofGeneric(ParameterizedType type, int depth) {
        Type[] parts = type.getActualTypeArguments();
        if (type.getRawType() instanceof Class<?> raw && Map.class.isAssignableFrom(raw)) {
            return many("{", "}", _ -> quoted(word()) + ":" + value(parts[1], depth + 1));
        }
        if (type.getRawType() instanceof Class<?> raw && Collection.class.isAssignableFrom(raw)) {
            return many("[", "]", _ -> value(parts[0], depth + 1));
        }
        return value(parts[0], depth + 1);
    }

    private String many(String open, String close, IntFunction<String> one) {
        int count = random.nextInt(40) == 0 ? 1_000 : random.nextInt(4);
        return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(",", open, close));
    }

    private String ofClass(Class<?> type, int depth) {
        if (type.isRecord() && depth < 6) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(_ -> random.nextInt(8) > 0)
                    .map(part -> field(part, depth))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (type.isEnum() && random.nextInt(4) > 0) {
            return quoted(any(
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList()));
        }
        if (type == boolean.class || type == Boolean.class) {
            return String.valueOf(random.nextBoolean());
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return any(NUMBERS);
        }
        if (type == UUID.class) {
            return quoted(any(ids));
        }
        if (type == Instant.class || type == LocalDate.class) {
            return quoted(any(WORDS));
        }
        return quoted(word());
    }

    private String field(RecordComponent part, int depth) {
        return quoted(part.getName()) + ":" + value(part.getGenericType(), depth + 1);
    }

    private String any(List<String> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text);
    }
}
