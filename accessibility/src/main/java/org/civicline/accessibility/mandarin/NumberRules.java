package org.civicline.accessibility.mandarin;

import static org.civicline.accessibility.mandarin.Numerals.cardinal;
import static org.civicline.accessibility.mandarin.Numerals.decimal;

import java.util.List;
import java.util.regex.MatchResult;

/** Quantities: temperatures, units, ranges, and every number no other rule has taken. */
final class NumberRules {

    private static final String NUMBER = "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
    private static final String MINUS = "(?<![A-Za-z\\d)])-";

    static final List<Rule> ALL = List.of(
            Rule.of("(?<=[\\d月日号点分%‰C年周元楼层室级岁个天])\\s?[-~–—]\\s?(?=\\d)", "到"),
            Rule.of(MINUS + NUMBER + "\\s?(?:°C|摄氏度|度)", cold -> "零下" + decimal(cold.group(1)) + "摄氏度"),
            Rule.of(MINUS + "(?=" + NUMBER + "\\s?[-~–—至到]\\s?-?" + NUMBER + "\\s?°C)", "零下"),
            Rule.of(MINUS + "(?=\\d)", "负"),
            Rule.of(NUMBER + "\\s?(" + Measures.UNIT + ")", NumberRules::withUnit),
            Rule.of("第(\\d+)", order -> "第" + cardinal(order.group(1))),
            Rule.of(Measures.TWO, "两"),
            Rule.of(NUMBER, number -> decimal(number.group(1))));

    private NumberRules() {}

    private static String withUnit(MatchResult quantity) {
        return Numerals.counted(quantity.group(1)) + Measures.unit(quantity.group(2));
    }
}
