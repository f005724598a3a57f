package org.civicline.channels.texts.coding;

/** Makes text out of whatever came: no control characters, no halves of characters. */
public final class PlainText {

    private PlainText() {}

    public static String of(String written) {
        var text = new StringBuilder(written.length());
        written.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(one -> {
            if (one >= Character.MIN_SURROGATE && one <= Character.MAX_SURROGATE) {
                text.append('\uFFFD');
            } else if (one == '\n' || one == '\t' || !Character.isISOControl(one)) {
                text.appendCodePoint(one);
            }
        });
        return text.toString();
    }
}
