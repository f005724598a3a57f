package org.civicline.ticketing.places;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The streets, estates and buildings that a text names, recognised by what such names end with. Chinese does not show where
 * a name begins, so a name is kept as its last two characters and its ending: 和平里小区 as 平里小区, which everybody who
 * names it shares, whatever stands before it.
 *
 * @param names in the order in which they are named
 * @param numbers of houses and buildings
 */
public record NamedPlaces(Set<String> names, Set<String> numbers) {

    private static final int MOST_NAMES = 5;
    private static final int LONGEST_TEXT = 400;

    private static final String HAN = "\\p{IsHan}";

    private static final String ESTATES =
            HAN + HAN + "(?:小区|花园|新村|家园|公寓|广场|大厦|中学|小学|学校|幼儿园|医院|市场|公园|大桥|立交桥|车站|地铁站|家属院|大道|大街|胡同)";

    /** 马路, 道路, 修路, 堵路 name none, nor does 路面 or 街道. */
    private static final String STREETS = HAN + "(?![这那哪条的马走公铁道路街巷线电网管水个堵占修让绕过复清开在])" + HAN + "(?:路(?![面边灯])|街(?!道)|巷)";

    /** 里, 园, 村 … end a name at the end of an address, and before a number or a gate: elsewhere they are mere words. */
    private static final String SPOT = "(?=[0-9一二三四五六七八九十]{1,3}(?:号|栋|幢|座|弄)|[东南西北正]门)";

    private static final String SHORT = HAN + "(?![这那哪家公心])" + HAN + "[里园苑村湾城府庭居邸坊桥院]";
    private static final Pattern IN_TEXTS = any(ESTATES, STREETS, SHORT + SPOT);
    private static final Pattern IN_ADDRESSES =
            any(ESTATES, STREETS, SHORT + "(?:" + SPOT + "|(?!" + HAN + ")|(?=附近|门口|对面|旁))");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,4}|[一二三四五六七八九十]{1,3})(号楼|号院|号(?!线)|栋|幢|座|弄)");
    private static final String DIGITS = "零一二三四五六七八九";

    /** Where one name ends within another, as 鹿台路 in 鹿台路小学, both are found. */
    private static Pattern any(String... names) {
        return Pattern.compile("(?=(" + String.join("|", names) + "))");
    }

    /** Of a case: those in its address; where that names none, those in its text. */
    public static NamedPlaces of(@Nullable String address, String text) {
        String where = address == null ? "" : folded(address);
        Set<String> names = found(IN_ADDRESSES.matcher(where));
        if (!names.isEmpty()) {
            return new NamedPlaces(names, numbers(where));
        }
        String words = folded(text);
        return new NamedPlaces(found(IN_TEXTS.matcher(words)), numbers(where + words));
    }

    /** As texts are compared: full-width letters and digits as usual ones. */
    public static String folded(String text) {
        return Normalizer.normalize(text.substring(0, Math.min(text.length(), LONGEST_TEXT)), Normalizer.Form.NFKC);
    }

    private static Set<String> found(Matcher matcher) {
        var names = new LinkedHashSet<String>();
        while (names.size() < MOST_NAMES && matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    private static Set<String> numbers(String text) {
        var numbers = new LinkedHashSet<String>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            String unit = matcher.group(2);
            boolean house = unit.startsWith("号") && !unit.equals("号楼") || unit.equals("弄");
            numbers.add(inDigits(matcher.group(1)) + (house ? "号" : "号楼"));
        }
        return numbers;
    }

    /** 十二 is 12. */
    private static String inDigits(String number) {
        int ten = number.indexOf('十');
        if (ten < 0 || number.length() > ten + 2) {
            return number.chars().mapToObj(one -> digit((char) one)).reduce("", String::concat);
        }
        String tens = ten == 0 ? "1" : digit(number.charAt(ten - 1));
        return tens + (ten + 1 == number.length() ? "0" : digit(number.charAt(ten + 1)));
    }

    private static String digit(char character) {
        int digit = DIGITS.indexOf(character);
        return digit < 0 ? String.valueOf(character) : Integer.toString(digit);
    }
}
