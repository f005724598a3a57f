package org.civicline.accessibility.mandarin;

import static org.civicline.accessibility.mandarin.Numerals.digits;
import static org.civicline.accessibility.mandarin.Numerals.phoneDigits;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.stream.Collectors;

/** Numbers that name something and count nothing: telephones, tickets, rooms, bus lines, identity cards. */
final class IdentifierRules {

    private static final String CALLING = "(?<=(?:拨打|致电|电话|热线|拨|转|呼叫|打|手机|号码|来电)[:是为]{0,2}\\s?)";
    /** 拨打110或者119: the second number is a telephone number too. */
    private static final String SEVERAL = "(?<=(?:拨打|致电|呼叫)[^。；;\\n]{0,24}?[^\\d.])";

    private static final String NAMING = "(?<=(?:工号|编号|单号|号码|卡号|账号|证号|验证码|密码|尾号|代码|案号|工单|邮编|流水号|房间|取件码)[:是为]{0,2}\\s?)";

    static final List<Rule> ALL = List.of(
            Rule.of("(?<!\\d)(?:\\+?86[- ]?)?(1[3-9]\\d)[- ]?(\\d{4})[- ]?(\\d{4})(?!\\d)", IdentifierRules::mobile),
            Rule.of("(?<!\\d)(1[3-9]\\d)(\\*{4,5})(\\d{3,4})(?!\\d)", IdentifierRules::masked),
            Rule.of(
                    "(?<!\\d)\\(?(010|02\\d|0[3-9]\\d{2})\\)?[- ]?(\\d{3,4})[- ]?(\\d{4})(?!\\d)",
                    IdentifierRules::landline),
            Rule.of("(?<!\\d)([48]00)-(\\d{3})-(\\d{4})(?!\\d)", IdentifierRules::landline),
            Rule.of("(?<!\\d)([48]00)-?(\\d{4})-?(\\d{3})(?!\\d)", IdentifierRules::landline),
            Rule.of("(?<!\\d)(\\d{17})X", card -> grouped(card.group(1), Numerals::digits) + "X"),
            Rule.of(
                    "(?<![\\d.-])\\d+(?:-\\d+){2,}(?!\\d)",
                    house -> joined(house.group(), "-", "杠", Numerals::phoneDigits)),
            Rule.of(
                    "(?<![\\d.])\\d+(?:\\.\\d+){2,}(?!\\d)",
                    version -> joined(version.group(), "\\.", "点", Numerals::digits)),
            Rule.of("(?<!\\d)12345(?!\\d|[.,]\\d|" + Measures.ANY + ")", digits("12345")),
            Rule.of(SEVERAL + "(\\d{3,5})(?!\\d|[.,]\\d|" + Measures.ANY + ")", IdentifierRules::phone),
            Rule.of(CALLING + "(\\d{3,})(?!\\d|[.,]\\d|" + Measures.ANY + ")", IdentifierRules::phone),
            Rule.of("(?<![\\d.])(\\d{3,8})(?=(?:热线|电话|专线|平台|举报|投诉))", IdentifierRules::phone),
            Rule.of("(?<![\\d.])(1[02]\\d{3}|9[56]\\d{3})(?!\\d|[.,]\\d|" + Measures.ANY + ")", IdentifierRules::phone),
            Rule.of(NAMING + "(\\d+)(?!\\d)", number -> grouped(number.group(1), Numerals::digits)),
            Rule.of("(?<![\\d.])(\\d{3,5})(?=号?[室房]|号(?![线召])|路(?!口)|次(?:列车|航班))", IdentifierRules::phone),
            Rule.of("(?<=[A-Za-z])(\\d{3,})(?!\\d|\\.\\d)", number -> grouped(number.group(1), Numerals::digits)),
            Rule.of("(?<![\\d.])(0\\d+)(?!\\d|\\.\\d|[%月日分秒时])", number -> grouped(number.group(1), Numerals::digits)),
            Rule.of(
                    "(?<![\\d.])(\\d{7,})(?!\\d|[.,]\\d|" + Measures.ANY + ")",
                    number -> grouped(number.group(1), Numerals::digits)));

    private IdentifierRules() {}

    private static String mobile(MatchResult number) {
        return parts(number.group(1), number.group(2), number.group(3));
    }

    private static String landline(MatchResult number) {
        return parts(number.group(1), number.group(2), number.group(3));
    }

    /** What is hidden is named as hidden, not read as a row of stars. */
    private static String masked(MatchResult number) {
        return phoneDigits(number.group(1))
                + "，隐藏"
                + Numerals.cardinal(String.valueOf(number.group(2).length()))
                + "位，"
                + phoneDigits(number.group(3));
    }

    private static String phone(MatchResult number) {
        return grouped(number.group(1), Numerals::phoneDigits);
    }

    private static String parts(String... parts) {
        return Arrays.stream(parts).map(Numerals::phoneDigits).collect(Collectors.joining("，"));
    }

    private static String grouped(String number, UnaryOperator<String> said) {
        return Arrays.stream(Numerals.groups(number)).map(said).collect(Collectors.joining("，"));
    }

    private static String joined(String numbers, String separator, String said, UnaryOperator<String> digits) {
        return Arrays.stream(numbers.split(separator)).map(digits).collect(Collectors.joining(said));
    }
}
