package org.civicline.knowledgebase.search;

import java.util.regex.Pattern;

/** What a reader sees of a body in Markdown. */
public final class PlainBody {

    /** A longer one is known by its beginning. What is published is at most half as long. */
    private static final int LONGEST = 200_000;

    // possessive: a line of blanks, or lines of nothing, are read once and not once from each of their characters
    private static final Pattern MARKUP = Pattern.compile("[#*`>|_]++|^[ \\t]*+-\\s++", Pattern.MULTILINE);
    private static final Pattern GAP = Pattern.compile("\\n{2,}+");

    private PlainBody() {}

    /** Without the marks of Markdown. */
    public static String of(String markdown) {
        String looked = markdown.length() > LONGEST ? markdown.substring(0, LONGEST) : markdown;
        return GAP.matcher(MARKUP.matcher(looked).replaceAll("")).replaceAll("\n");
    }
}
