package org.civicline.ticketing.forms;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.jspecify.annotations.Nullable;

/** Answers as they come over the wire: one value or a list, words or numbers. */
public final class GivenAnswers {

    private GivenAnswers() {}

    public static Map<String, List<String>> of(@Nullable Map<String, @Nullable Object> written) {
        var answers = new LinkedHashMap<String, List<String>>();
        if (written != null) {
            written.forEach((code, value) -> {
                if (value != null) {
                    answers.put(code, values(value));
                }
            });
        }
        return answers;
    }

    private static List<String> values(Object written) {
        return written instanceof Collection<?> several
                ? several.stream().map(GivenAnswers::value).toList()
                : List.of(value(written));
    }

    /** A large number is written out, as a person would: no form knows powers of ten. */
    private static String value(@Nullable Object written) {
        return switch (written) {
            case String text -> text;
            case Double number
            when Double.isFinite(number) ->
                BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
            case Integer _, Long _, BigInteger _ -> String.valueOf(written);
            case Boolean flag -> flag.toString();
            case null, default -> throw new RefusedException(Refusal.invalid("foundation.malformed"));
        };
    }
}
