package org.civicline.foundation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the cells of one row; what cannot be read is noted and null. */
public final class ImportCells {

    private static final int FIRST_YEAR = 1949;
    private static final int LAST_YEAR = 2999;

    /** As people and spreadsheets write a moment; without a time of day it is the day's beginning. */
    private static final Pattern MOMENT = Pattern.compile(
            "(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T\\s]+(\\d{1,2})[:：](\\d{1,2})(?:[:：](\\d{1,2}))?)?");

    private static final int QUOTED = 40;

    private final ImportRow row;
    private final ImportProblems problems;

    public ImportCells(ImportRow row, ImportProblems problems) {
        this.row = row;
        this.problems = problems;
    }

    public boolean has(String column) {
        return row.cell(column) != null;
    }

    /** One line, or lines, of at most so many characters as a reader counts them. */
    public @Nullable String text(String column, int limit) {
        String written = row.cell(column);
        if (written != null && written.codePointCount(0, written.length()) > limit) {
            problem(column, "too-long", limit);
            return null;
        }
        return written;
    }

    /** The same on one line. */
    public @Nullable String line(String column, int limit) {
        String text = text(column, limit);
        return text == null ? null : text.replaceAll("\\s+", " ");
    }

    /** @param told to the reader where it does not fit: the text {@code import.problem.<told>} */
    public @Nullable String matching(String column, Pattern form, String told) {
        String written = row.cell(column);
        if (written != null && !form.matcher(written).matches()) {
            problem(column, told);
            return null;
        }
        return written;
    }

    /** @param words in Chinese, for what the enumeration calls in English */
    public <E extends Enum<E>> @Nullable E choice(String column, Class<E> type, Map<String, E> words) {
        String written = row.cell(column);
        if (written == null) {
            return null;
        }
        E known = find(written, type, words);
        if (known == null) {
            problem(column, "no-choice", quoted(written), String.join("、", words.keySet()));
        }
        return known;
    }

    private static <E extends Enum<E>> @Nullable E find(String written, Class<E> type, Map<String, E> words) {
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(written.toUpperCase(Locale.ROOT))) {
                return one;
            }
        }
        return words.get(written);
    }

    /** Several of them, with commas in between. */
    public <E extends Enum<E>> Set<E> choices(String column, Class<E> type, Map<String, E> words) {
        String written = row.cell(column);
        Set<E> found = EnumSet.noneOf(type);
        for (String one : written == null ? new String[0] : written.split("[,，、;；]", -1)) {
            if (!one.isBlank()) {
                E known = find(one.strip(), type, words);
                if (known == null) {
                    problem(column, "no-choice", quoted(one.strip()), String.join("、", words.keySet()));
                    return Set.of();
                }
                found.add(known);
            }
        }
        return Set.copyOf(found);
    }

    /** The code of what is written by its code, or by a name that only one has. */
    public @Nullable String known(String column, Codes codes) {
        String written = row.cell(column);
        String code = written == null ? null : codes.find(written);
        if (written != null && code == null) {
            problem(column, "no-such-" + column, quoted(written));
        }
        return code;
    }

    /** @param zone of a time that names none */
    public @Nullable Instant moment(String column, ZoneId zone) {
        String written = row.cell(column);
        if (written == null) {
            return null;
        }
        try {
            if (written.endsWith("Z")) {
                return sensible(column, Instant.parse(written), zone);
            }
            Matcher parts = MOMENT.matcher(written);
            if (parts.matches()) {
                return sensible(column, local(parts).atZone(zone).toInstant(), zone);
            }
        } catch (DateTimeException _) {
            problem(column, "no-moment");
            return null;
        }
        problem(column, "no-moment");
        return null;
    }

    private @Nullable Instant sensible(String column, Instant moment, ZoneId zone) {
        int year = moment.atZone(zone).getYear();
        if (year >= FIRST_YEAR && year <= LAST_YEAR) {
            return moment;
        }
        problem(column, "no-moment");
        return null;
    }

    private static LocalDateTime local(Matcher parts) {
        return LocalDateTime.of(
                number(parts, 1),
                number(parts, 2),
                number(parts, 3),
                number(parts, 4),
                number(parts, 5),
                number(parts, 6));
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    public void problem(String column, String code, Object... arguments) {
        problems.add(row.number(), column, code, arguments);
    }

    /** What was written, for the text of a problem. */
    public static String quoted(String written) {
        return written.codePointCount(0, written.length()) <= QUOTED
                ? written
                : written.substring(0, written.offsetByCodePoints(0, QUOTED)) + "…";
    }

    /** Whether nothing is wrong with the row so far. */
    public boolean sound() {
        return problems.none(row);
    }
}
