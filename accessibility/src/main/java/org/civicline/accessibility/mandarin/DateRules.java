package org.civicline.accessibility.mandarin;

import static org.civicline.accessibility.mandarin.Numerals.cardinal;
import static org.civicline.accessibility.mandarin.Numerals.digits;

import java.util.List;
import java.util.regex.MatchResult;

/** Dates and times of day. */
final class DateRules {

    private static final String MONTH = "(0?[1-9]|1[0-2])";
    private static final String DAY = "(0?[1-9]|[12]\\d|3[01])";

    static final List<Rule> ALL = List.of(
            Rule.of("(?<!\\d)((?:1[89]|20)\\d\\d)([-/.])" + MONTH + "\\2" + DAY + "(?!\\d)", DateRules::date),
            Rule.of("(?<!\\d)(\\d{4})年", year -> digits(year.group(1)) + "年"),
            Rule.of("(?<!\\d)(\\d{2})年(?=\\d{1,2}月)", year -> digits(year.group(1)) + "年"),
            Rule.of("(?<!\\d)" + MONTH + "月", month -> cardinal(month.group(1)) + "月"),
            Rule.of("(?<=月)" + DAY + "([日号])", day -> cardinal(day.group(1)) + day.group(2)),
            Rule.of("(?<=比[例分值]?[是为:]?)(\\d{1,3}):(\\d{1,3})(?![\\d:])", DateRules::ratio),
            Rule.of("(?<=[(〔\\[【])((?:19|20)\\d\\d)(?=[)〕\\]】])", year -> digits(year.group(1))),
            Rule.of("(?<![\\d:.])([01]?\\d|2[0-4]):([0-5]\\d)(?::([0-5]\\d))?(?![\\d:])", DateRules::time),
            Rule.of("(?<!\\d)(\\d{1,3}):(\\d{1,3})(?![\\d:])", DateRules::ratio),
            Rule.of("(?<=[点时分])0(\\d)(?=[分秒])", minute -> "零" + digits(minute.group(1))));

    private DateRules() {}

    private static String date(MatchResult date) {
        return digits(date.group(1)) + "年" + cardinal(date.group(3)) + "月" + cardinal(date.group(4)) + "日";
    }

    private static String time(MatchResult time) {
        StringBuilder said =
                new StringBuilder(Numerals.counted(String.valueOf(Integer.parseInt(time.group(1))))).append("点");
        String seconds = time.group(3);
        if (seconds != null || !time.group(2).equals("00")) {
            said.append(twoDigits(time.group(2))).append("分");
        }
        if (seconds != null) {
            said.append(twoDigits(seconds)).append("秒");
        }
        return said.toString();
    }

    private static String twoDigits(String number) {
        return number.startsWith("0") && !number.equals("00") ? digits(number) : cardinal(number);
    }

    private static String ratio(MatchResult ratio) {
        return cardinal(ratio.group(1)) + "比" + cardinal(ratio.group(2));
    }
}
