package org.civicline.ticketing.templates;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.jspecify.annotations.Nullable;

/**
 * What a case fills into a template, written {@code {{ticket.number}}}. Nothing about the citizen is among them: a reply goes
 * to them alone, and a template must not be a way to learn who reported.
 */
enum Placeholder {
    NUMBER("ticket.number"),
    TITLE("ticket.title"),
    CATEGORY("ticket.category"),
    ADDRESS("ticket.address"),
    OPENED("ticket.opened"),
    DEPARTMENT("department.name"),
    TODAY("today");

    /** Stands where the case says nothing: to be seen, and filled by hand. */
    static final String BLANK = "＿＿＿";

    private static final Pattern BRACES = Pattern.compile("\\{\\{([^{}]*)}}");

    private final String word;

    Placeholder(String word) {
        this.word = word;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(one -> one.word).toList();
    }

    /** @throws RefusedException if there is one in the text that no case can fill */
    static String checked(String text) {
        Matcher found = BRACES.matcher(text);
        while (found.find()) {
            if (of(found.group(1)) == null) {
                throw wrong(found.group());
            }
        }
        String rest = BRACES.matcher(text).replaceAll("");
        for (String brace : List.of("{{", "}}")) {
            if (rest.contains(brace)) {
                throw wrong(brace);
            }
        }
        return text;
    }

    static String fill(String text, Function<Placeholder, @Nullable String> values) {
        return BRACES.matcher(text).replaceAll(found -> {
            Placeholder one = of(found.group(1));
            String value = one == null ? null : values.apply(one);
            return Matcher.quoteReplacement(value == null || value.isBlank() ? BLANK : value);
        });
    }

    private static @Nullable Placeholder of(String word) {
        return Arrays.stream(values())
                .filter(one -> one.word.equals(word.strip()))
                .findFirst()
                .orElse(null);
    }

    private static RefusedException wrong(String written) {
        return new RefusedException(Refusal.invalid("ticketing.unknown-placeholder")
                .with("placeholder", written)
                .with("known", words().stream().map(one -> "{{" + one + "}}").toList()));
    }
}
