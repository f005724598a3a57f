package org.civicline.accessibility.mandarin;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What numbers count: measure words after hanzi numbers, and units written in Latin letters. */
final class Measures {

    /** Measure words before which 2 is 两. */
    private static final String COUNTING =
            "(?:小时|公里|公斤|千克|千米|平方|立方|分钟|工作日|[个位名条次天周点秒块台辆张本份家间套户人倍种类项" + "万千亿米斤吨岁支只头匹双对片座件起批面处门遍趟场句段站车箱瓶袋桶包株棵]|年(?!级))";

    /** Every word that shows that a number before it is a quantity or an order, not a name. */
    private static final Map<String, String> UNITS = units();

    /** A unit directly behind a number, longest first. */
    static final String UNIT = UNITS.keySet().stream()
            .sorted((a, b) -> b.length() - a.length())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:", ")(?![A-Za-z])"));

    /** Every word that shows that a number before it is a quantity or an order, not a name. */
    static final String ANY = "(?:" + COUNTING + "|[元角分月日号时层楼度级期届等栋幢年多余百]|[%‰]|\\s?" + UNIT + ")";

    /** A 2 that is said 两: "2个", and the first of "2-3个". */
    static final String TWO = "(?<![\\d./-])(?<!\\d,)2(?=(?:[-~–—至到]\\d+(?:\\.\\d+)?)?" + COUNTING
            + ")|(?<=[-~–—至到])2(?=" + COUNTING + ")";

    private Measures() {}

    static String unit(String symbol) {
        return UNITS.getOrDefault(symbol, symbol);
    }

    private static Map<String, String> units() {
        Map<String, String> units = new LinkedHashMap<>();
        String table = "km/h 公里每小时;km2 平方公里;km 公里;m/s 米每秒;m2 平方米;m3 立方米;cm 厘米;mm 毫米;m 米;"
                + "kg 公斤;mg 毫克;g 克;t 吨;ml 毫升;mL 毫升;L 升;l 升;kWh 千瓦时;kW·h 千瓦时;kW 千瓦;kV 千伏;W 瓦;V 伏;"
                + "μg/m3 微克每立方米;mg/m3 毫克每立方米;mg/L 毫克每升;dB 分贝;db 分贝;Hz 赫兹;kHz 千赫;MPa 兆帕;kPa 千帕;"
                + "°C 摄氏度;° 度;h 小时;min 分钟;s 秒;ha 公顷";
        for (String entry : table.split(";")) {
            int space = entry.indexOf(' ');
            units.put(entry.substring(0, space), entry.substring(space + 1));
        }
        return units;
    }
}
