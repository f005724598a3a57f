package org.civicline.accessibility.mandarin;

/** How Arabic digits are said in Mandarin. */
final class Numerals {

    private static final String DIGITS = "零一二三四五六七八九";
    private static final String PHONE_DIGITS = "零幺二三四五六七八九";
    private static final String[] PLACES = {"", "十", "百", "千"};
    private static final String[] SECTIONS = {"", "万", "亿", "万亿"};
    private static final int LARGEST_CARDINAL = 16;

    private Numerals() {}

    /** 2026 → 二零二六. */
    static String digits(String number) {
        return translate(number, DIGITS);
    }

    /** 110 → 幺幺零: 一 and 七 are easily confused on the telephone. */
    static String phoneDigits(String number) {
        return translate(number, PHONE_DIGITS);
    }

    private static String translate(String number, String names) {
        StringBuilder said = new StringBuilder();
        number.chars().forEach(c -> said.append(names.charAt(c - '0')));
        return said.toString();
    }

    /** 10250 → 一万零二百五十; what is too long for a quantity is said digit by digit. */
    static String cardinal(String number) {
        String plain = number.replace(",", "").replaceFirst("^0+(?=\\d)", "");
        if (plain.length() > LARGEST_CARDINAL) {
            return digits(plain);
        }
        long value = Long.parseLong(plain);
        if (value == 0) {
            return "零";
        }
        String said = sections(value);
        return said.startsWith("一十") ? said.substring(1) : said;
    }

    private static String sections(long value) {
        StringBuilder said = new StringBuilder();
        boolean gap = false;
        for (int section = SECTIONS.length - 1; section >= 0; section--) {
            int part = (int) (value / power(section) % 10_000);
            if (part == 0) {
                gap = !said.isEmpty();
                continue;
            }
            if (!said.isEmpty() && (gap || part < 1000)) {
                said.append('零');
            }
            said.append(part == 2 && section > 0 ? "两" : section(part)).append(SECTIONS[section]);
            gap = false;
        }
        return said.toString();
    }

    private static String section(int part) {
        StringBuilder said = new StringBuilder();
        boolean gap = false;
        for (int place = 3; place >= 0; place--) {
            int digit = part / (int) Math.pow(10, place) % 10;
            if (digit == 0) {
                gap = !said.isEmpty();
                continue;
            }
            if (gap) {
                said.append('零');
            }
            said.append(digit == 2 && place == 3 ? '两' : DIGITS.charAt(digit)).append(PLACES[place]);
            gap = false;
        }
        return said.toString();
    }

    private static long power(int section) {
        long power = 1;
        for (int i = 0; i < section; i++) {
            power *= 10_000;
        }
        return power;
    }

    /** 3.14 → 三点一四; without a point as a cardinal. */
    static String decimal(String number) {
        int point = number.indexOf('.');
        return point < 0
                ? cardinal(number)
                : cardinal(number.substring(0, point)) + "点" + digits(number.substring(point + 1));
    }

    /** 3.50 → 三元五角, 0.05 → 五分, 12 → 十二元; more than two decimals stay decimals. */
    static String yuan(String amount) {
        int point = amount.indexOf('.');
        if (point < 0) {
            return counted(amount) + "元";
        }
        String whole = amount.substring(0, point);
        String fraction = amount.substring(point + 1);
        if (fraction.length() > 2) {
            return decimal(amount) + "元";
        }
        int jiao = fraction.charAt(0) - '0';
        int fen = fraction.length() > 1 ? fraction.charAt(1) - '0' : 0;
        StringBuilder said = new StringBuilder();
        boolean yuan = Long.parseLong(whole.replace(",", "")) > 0;
        if (yuan || jiao + fen == 0) {
            said.append(counted(whole)).append("元");
        }
        if (jiao > 0) {
            said.append(DIGITS.charAt(jiao)).append("角");
        } else if (yuan && fen > 0) {
            said.append("零");
        }
        if (fen > 0) {
            said.append(DIGITS.charAt(fen)).append("分");
        }
        return said.toString();
    }

    /** A quantity of something counted: 2 is 两. */
    static String counted(String number) {
        return number.equals("2") ? "两" : decimal(number);
    }

    /** Long numbers in breaths: 13800138000 → 138，0013，8000. */
    static String[] groups(String number) {
        return switch (number.length()) {
            case 11 -> split(number, 3, 7);
            case 12 -> split(number, 4, 8);
            // The date and count of a ticket number.
            case 14 -> split(number, 4, 8, 11);
            case 18 -> split(number, 6, 10, 14);
            default -> number.length() <= 5 ? new String[] {number} : number.split("(?<=\\G\\d{4})(?=\\d{2})");
        };
    }

    private static String[] split(String number, int... cuts) {
        String[] parts = new String[cuts.length + 1];
        int from = 0;
        for (int i = 0; i < cuts.length; i++) {
            parts[i] = number.substring(from, cuts[i]);
            from = cuts[i];
        }
        parts[cuts.length] = number.substring(from);
        return parts;
    }
}
