package org.civicline.ticketing.forms;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.CategoryForms.Choice;
import org.civicline.ticketing.CategoryForms.Datatype;
import org.civicline.ticketing.CategoryForms.Question;
import org.civicline.ticketing.input.Field;

/** Reads one answer to one question: what is kept, or what is wrong with it. */
final class AnswerReading {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2199;

    private AnswerReading() {}

    sealed interface Read {

        /** @param values none if nothing was answered */
        record Kept(List<String> values) implements Read {}

        /** @param problem as in {@code answer.<problem>} */
        record Wrong(String problem, Object... arguments) implements Read {}
    }

    static Read read(Question question, List<String> given, ZoneId zone) {
        List<String> written = given.stream().filter(one -> !one.isBlank()).toList();
        if (written.isEmpty()) {
            return new Read.Kept(List.of());
        }
        if (written.size() > 1 && question.datatype() != Datatype.MULTIVALUELIST) {
            return new Read.Wrong("one-only");
        }
        return switch (question.datatype()) {
            case STRING -> text(Field.ADDRESS, written.getFirst());
            case TEXT -> text(Field.NOTE, written.getFirst());
            case NUMBER -> number(written.getFirst());
            case DATETIME -> moment(written.getFirst().strip(), zone);
            case SINGLEVALUELIST, MULTIVALUELIST -> chosen(question, written);
        };
    }

    /** Limits and characters are those of an address or of a note. */
    private static Read text(Field like, String written) {
        try {
            return new Read.Kept(List.of(like.require(written)));
        } catch (RefusedException refused) {
            String code = refused.refusal().code();
            return new Read.Wrong(code.substring(like.code("").length()), Integer.toString(like.limit()));
        }
    }

    /** Digits of full width are what a Chinese keyboard gives. */
    private static Read number(String written) {
        String plain = written.length() > 50
                ? ""
                : Normalizer.normalize(written, Normalizer.Form.NFKC).strip();
        return NUMBER.matcher(plain).matches() ? new Read.Kept(List.of(plain)) : new Read.Wrong("number");
    }

    /** With an offset, or else in the city's time. */
    private static Read moment(String written, ZoneId zone) {
        try {
            Instant at = written.matches(".*(Z|[+-]\\d\\d:?\\d\\d)")
                    ? OffsetDateTime.parse(written).toInstant()
                    : LocalDateTime.parse(written).atZone(zone).toInstant();
            int year = at.atZone(zone).getYear();
            if (year >= FIRST_YEAR && year <= LAST_YEAR) {
                return new Read.Kept(List.of(at.truncatedTo(ChronoUnit.SECONDS).toString()));
            }
        } catch (DateTimeException _) {
            return new Read.Wrong("datetime");
        }
        return new Read.Wrong("datetime");
    }

    /** In the order of the list, each once. */
    private static Read chosen(Question question, List<String> written) {
        List<String> keys = question.choices().stream().map(Choice::key).toList();
        List<String> wanted = written.stream().map(String::strip).toList();
        return keys.containsAll(wanted)
                ? new Read.Kept(keys.stream().filter(wanted::contains).toList())
                : new Read.Wrong("choice");
    }
}
