package org.civicline.ticketing.keeping;

/** What stands where something was forgotten. */
final class Forgotten {

    /** In both languages, since content is shown as it is kept. */
    static final String TEXT = "（个人信息已删除 · erased）";

    private Forgotten() {}
}
