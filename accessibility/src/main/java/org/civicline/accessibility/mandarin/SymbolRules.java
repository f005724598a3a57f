package org.civicline.accessibility.mandarin;

import java.util.List;

/** Keys of the telephone, mathematical signs, and punctuation as pauses: ，short ；longer 。longest. */
final class SymbolRules {

    private static final String HAN = "[\\p{IsHan}]";
    private static final String LATIN = "[A-Za-z]";

    static final List<Rule> ALL = List.of(
            Rule.of("(?<=\\d)#(?=楼|栋|幢|号楼)", "号"),
            Rule.of("#号?键", "井号键"),
            Rule.of("#号?", "井号"),
            Rule.of("\\*号?键", "星号键"),
            Rule.of("\\s?×\\s?|(?<=\\d)\\s?\\*\\s?(?=\\d)", "乘"),
            Rule.of("\\*{2,}", "某某"),
            Rule.of("\\*号?", "星号"),
            Rule.of("(?<=[A-Za-z0-9])@(?=[A-Za-z0-9])", "艾特"),
            Rule.of("(?<=[A-Za-z0-9])\\.(?=[A-Za-z])", "点"),
            Rule.of("(?<=[A-Za-z])\\.(?=\\d)", "点"),
            Rule.of("(?<=[A-Za-z0-9])_(?=[A-Za-z0-9])", "下划线"),
            Rule.of("(?<=[A-Z])-(?=\\d)|(?<=\\d)-(?=[A-Z])", "杠"),
            Rule.of("(?<=" + LATIN + ")'(?=" + LATIN + ")", "'"),
            Rule.of("[Nn]o\\.\\s?(?=\\d)", "第"),
            Rule.of("(?<=元|次|人|斤|升|时|度|米|月|年|天|户|[A-Za-z])/(?=" + HAN + ")", "每"),
            Rule.of("\\+", "加"),
            Rule.of("=", "等于"),
            Rule.of("&", "和"),
            Rule.of("÷", "除以"),
            Rule.of("±", "正负"),
            Rule.of("[≥⩾]", "大于等于"),
            Rule.of("[≤⩽]", "小于等于"),
            Rule.of("(?<=\\S)>(?=\\s?\\d)", "大于"),
            Rule.of("(?<=\\S)<(?=\\s?\\d)", "小于"),
            Rule.of("≈", "约等于"),
            Rule.of("[%‰]", "百分号"),
            Rule.of("(?<=" + LATIN + ")[ \\t]+(?=" + LATIN + ")", " "),
            Rule.of("(?<=" + HAN + ")[ \\t]+(?=" + HAN + ")|(?<=\\d)[ \\t]+(?=\\d)", "，"),
            Rule.of("(?<=(?:周|星期|礼拜)[一二三四五六日天])[-~–—](?=周|星期|礼拜)", "到"),
            Rule.of("[。．.!?！？…\\r\\n]+", "。"),
            Rule.of("[;；:：]", "；"),
            Rule.of("[,，、()\\[\\]{}【】〔〕（）—–~/|\\\\-]", "，"));

    private SymbolRules() {}
}
