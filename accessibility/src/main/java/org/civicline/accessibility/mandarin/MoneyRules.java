package org.civicline.accessibility.mandarin;

import static org.civicline.accessibility.mandarin.Numerals.decimal;
import static org.civicline.accessibility.mandarin.Numerals.yuan;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;

/** Amounts of money, percentages and fractions. */
final class MoneyRules {

    private static final String AMOUNT = "(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)";
    private static final Map<String, String> CURRENCIES =
            Map.of("$", "美元", "US$", "美元", "HK$", "港元", "€", "欧元", "£", "英镑");

    static final List<Rule> ALL = List.of(
            Rule.of("(?:[¥￥]|RMB|CNY)\\s?" + AMOUNT + "([万亿])元?", MoneyRules::largeYuan),
            Rule.of("(?:[¥￥]|RMB|CNY)\\s?" + AMOUNT + "元?(?:人民币)?", money -> yuan(money.group(1))),
            Rule.of("(US\\$|HK\\$|[$€£])\\s?" + AMOUNT + "([万亿]?)", MoneyRules::foreign),
            Rule.of("(?<![\\d.])" + AMOUNT + "元", money -> yuan(money.group(1))),
            Rule.of(percent("%"), ratio -> "百分之" + ratio("百分之", ratio)),
            Rule.of(percent("‰"), ratio -> "千分之" + ratio("千分之", ratio)),
            Rule.of("(?<![\\d/.])([1-9]\\d?)/([1-9]\\d{0,2})(?![\\d/])", MoneyRules::fraction));

    private MoneyRules() {}

    private static String percent(String sign) {
        return "(?<![\\d.])(-)?" + AMOUNT + "(?:" + sign + "?\\s?[-~–—至到]\\s?" + AMOUNT + ")?" + sign;
    }

    private static String ratio(String denominator, MatchResult ratio) {
        String said = (ratio.group(1) == null ? "" : "负") + decimal(ratio.group(2));
        return ratio.group(3) == null ? said : said + "到" + denominator + decimal(ratio.group(3));
    }

    private static String largeYuan(MatchResult money) {
        return Numerals.counted(money.group(1)) + money.group(2) + "元";
    }

    private static String foreign(MatchResult money) {
        String amount = money.group(2).replaceFirst("\\.0+$", "").replaceFirst("(\\.\\d*?)0+$", "$1");
        return Numerals.counted(amount) + money.group(3) + CURRENCIES.get(money.group(1));
    }

    /** 1/3 → 三分之一; a numerator that is not the smaller is not a fraction of anything. */
    private static String fraction(MatchResult fraction) {
        String above = fraction.group(1);
        String below = fraction.group(2);
        return Integer.parseInt(above) < Integer.parseInt(below)
                ? decimal(below) + "分之" + decimal(above)
                : decimal(above) + "，" + decimal(below);
    }
}
