package org.civicline.knowledgebase.editorial;

import java.util.ArrayList;
import java.util.List;
import org.civicline.knowledgebase.AttachedFile;
import org.jspecify.annotations.Nullable;

/**
 * What became of one part of an article.
 *
 * @param field as it is called in a request
 */
record Comparison(String field, List<Difference> lines) {

    /** The parts in which they differ. */
    static List<Comparison> of(
            @Nullable Content before, List<AttachedFile> filesBefore, Content after, List<AttachedFile> filesAfter) {
        var found = new ArrayList<Comparison>();
        add(found, "title", before == null ? "" : before.title(), after.title());
        add(found, "titleEn", before == null ? null : before.titleEn(), after.titleEn());
        add(found, "categoryCode", before == null ? "" : before.categoryCode(), after.categoryCode());
        add(found, "keywords", before == null ? "" : lines(before.keywords()), lines(after.keywords()));
        add(
                found,
                "visibility",
                before == null ? "" : before.visibility().name(),
                after.visibility().name());
        add(found, "body", before == null ? "" : before.text(), after.text());
        add(found, "bodyEn", before == null ? null : before.bodyEn(), after.bodyEn());
        add(found, "spoken", before == null ? null : before.spoken(), after.spoken());
        if (!filesBefore.equals(filesAfter)) {
            found.add(new Comparison("files", Difference.ofFiles(filesBefore, filesAfter)));
        }
        return found;
    }

    private static void add(List<Comparison> found, String field, @Nullable String before, @Nullable String after) {
        String was = before == null ? "" : before;
        String is = after == null ? "" : after;
        if (!was.equals(is)) {
            found.add(new Comparison(field, Difference.between(was, is)));
        }
    }

    private static String lines(List<String> parts) {
        return String.join("\n", parts);
    }
}
