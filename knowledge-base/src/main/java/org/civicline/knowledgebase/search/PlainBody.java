package org.civicline.knowledgebase.search;

import java.util.regex.Pattern;

/** What a reader sees of a body in Markdown. */
public final class PlainBody {

    private static final Pattern MARKUP = Pattern.compile("[#*`>|_]+|^\\s*-\\s+", Pattern.MULTILINE);
    private static final Pattern GAP = Pattern.compile("\\n{2,}");

    private PlainBody() {}

    /** Without the marks of Markdown. */
    public static String of(String markdown) {
        return GAP.matcher(MARKUP.matcher(markdown).replaceAll("")).replaceAll("\n");
    }
}
