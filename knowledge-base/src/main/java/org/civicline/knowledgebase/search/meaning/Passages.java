package org.civicline.knowledgebase.search.meaning;

import java.util.ArrayList;
import java.util.List;

/** Cuts an article into the texts that become vectors, the whole first, then overlapping passages. */
public final class Passages {

    private static final int WHOLE = 500;
    private static final int PASSAGE = 200;
    private static final int STEP = 130;
    /** A longer title would leave no room for the text: the model reads some 500 characters. */
    private static final int TITLE = 100;
    /** A very long article is known by its first passages and by its words. */
    private static final int MOST = 60;

    private Passages() {}

    /** At least one text: an article that fits into one passage is only the whole. */
    public static List<String> of(String title, String body) {
        String head = title.isEmpty() ? "" : title.substring(0, Math.min(title.length(), TITLE)) + "。";
        var texts = new ArrayList<String>();
        texts.add(head + body.substring(0, Math.min(body.length(), WHOLE)));
        if (body.length() > PASSAGE) {
            for (int start = 0; texts.size() <= MOST; start += STEP) {
                texts.add(head + body.substring(start, Math.min(body.length(), start + PASSAGE)));
                if (start + PASSAGE >= body.length()) {
                    break;
                }
            }
        }
        return texts;
    }
}
