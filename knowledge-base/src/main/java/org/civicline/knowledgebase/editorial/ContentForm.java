package org.civicline.knowledgebase.editorial;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.ServiceItem;
import org.jspecify.annotations.Nullable;

/** What an editor sends, as it comes. Read, it is within its limits; nothing is cut off. */
record ContentForm(
        @Nullable String title,
        @Nullable String titleEn,
        @Nullable String categoryCode,
        @Nullable List<@Nullable String> keywords,
        @Nullable String body,
        @Nullable ServiceForm service,
        @Nullable String bodyEn,
        @Nullable String spoken,
        @Nullable String visibility,
        @Nullable String reviewBy) {

    private static final int TITLE = 200;
    private static final int KEYWORD = 40;
    private static final int KEYWORDS = 30;
    private static final int BODY = 100_000;
    private static final int SPOKEN = 2_000;
    private static final int LINE = 1_000;
    private static final int LINES = 50;
    private static final int CODE = 40;

    /** The form of a service item. */
    record ServiceForm(
            @Nullable List<@Nullable String> conditions,
            @Nullable List<@Nullable String> materials,
            @Nullable List<@Nullable String> steps,
            @Nullable List<@Nullable String> basis,
            @Nullable String timeLimit,
            @Nullable String fee,
            @Nullable List<@Nullable String> places,
            @Nullable List<@Nullable String> forms) {

        ServiceItem read() {
            return new ServiceItem(
                    lines(conditions, "conditions"),
                    lines(materials, "materials"),
                    lines(steps, "steps"),
                    lines(basis, "basis"),
                    Written.line(timeLimit, "timeLimit", LINE),
                    Written.line(fee, "fee", LINE),
                    lines(places, "places"),
                    lines(forms, "forms"));
        }

        private static List<String> lines(@Nullable List<@Nullable String> written, String field) {
            return several(written, field, LINES, LINE);
        }
    }

    /** What is kept: it has a title. */
    Content read() {
        Content content = readSoFar();
        if (content.title().isEmpty()) {
            throw Written.missing("title");
        }
        return content;
    }

    /** While somebody writes, the title may not be there yet. */
    Content readSoFar() {
        String heading = Written.line(title, "title", TITLE);
        String category = Written.line(categoryCode, "categoryCode", CODE);
        String text = Written.text(body, "body", BODY);
        return new Content(
                heading == null ? "" : heading,
                Written.line(titleEn, "titleEn", TITLE),
                category == null ? "" : category,
                several(keywords, "keywords", KEYWORDS, KEYWORD),
                service != null || text == null ? "" : text,
                service == null ? null : service.read(),
                Written.text(bodyEn, "bodyEn", BODY),
                Written.text(spoken, "spoken", SPOKEN),
                readers(),
                date(reviewBy, "reviewBy"));
    }

    private Visibility readers() {
        return visibility == null ? Visibility.PUBLIC : choice(visibility, Visibility.class, "visibility");
    }

    static <E extends Enum<E>> E choice(String written, Class<E> type, String field) {
        String word = written.strip().toUpperCase(Locale.ROOT);
        for (E one : type.getEnumConstants()) {
            if (one.name().equals(word)) {
                return one;
            }
        }
        throw unknown(field);
    }

    static @Nullable LocalDate date(@Nullable String written, String field) {
        if (written == null || written.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(written.strip());
        } catch (DateTimeParseException _) {
            throw unknown(field);
        }
    }

    private static List<String> several(@Nullable List<@Nullable String> written, String field, int most, int longest) {
        var kept = new ArrayList<String>();
        for (String one : written == null ? List.<@Nullable String>of() : written) {
            String line = Written.line(one, field, longest);
            if (line != null && !kept.contains(line)) {
                kept.add(line);
            }
        }
        if (kept.size() > most) {
            throw new RefusedException(Refusal.invalid("knowledgebase.too-many-lines")
                    .with("field", field)
                    .with("limit", most));
        }
        return kept;
    }

    private static RefusedException unknown(String field) {
        return new RefusedException(
                Refusal.invalid("knowledgebase.unknown-choice").with("field", field));
    }
}
