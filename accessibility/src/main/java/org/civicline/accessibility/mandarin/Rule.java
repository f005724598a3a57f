package org.civicline.accessibility.mandarin;

import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One way of writing something that is not said as it is written.
 *
 * @param pattern looked for where the reader stands; may look behind and ahead
 * @param said what it becomes
 */
record Rule(Pattern pattern, Function<MatchResult, String> said) {

    static Rule of(String regex, Function<MatchResult, String> said) {
        return new Rule(Pattern.compile(regex), said);
    }

    static Rule of(String regex, String said) {
        return of(regex, _ -> said);
    }
}
