package org.civicline.knowledgebase;

import java.util.List;

/**
 * Search over published articles. Every engine ranks alike and passes the same contract tests. What is for one department's
 * staff alone is found by a query that says so ({@link KnowledgeQuery#inside}) and is never suggested or related.
 */
public interface KnowledgeIndex {

    /** Finds what answers best, the best first; whom it finds by number or by name stands before all others. */
    List<Hit> search(KnowledgeQuery query);

    /** What somebody who has begun to type may be after: by characters, pinyin or the first letters of pinyin. */
    List<Suggestion> suggest(String typed, boolean staff, int most);

    /** Articles on the same matter, the closest first. */
    List<Hit> related(String code, boolean staff, int most);

    /**
     * An article found.
     *
     * @param passage the passage that answers, plain text
     * @param highlights pairs of start and end offsets in {@code passage}
     * @param score means something only within one search
     * @param confidence of the first hit: how likely it is the article that answers, 0 to 1; of the others 0
     * @param sure whether that is enough to call it the answer: of those, at least 95 in 100 are right
     */
    record Hit(
            String code,
            String title,
            String departmentCode,
            String passage,
            List<int[]> highlights,
            float score,
            float confidence,
            boolean sure) {}

    /** An article to choose while typing. */
    record Suggestion(String code, String title) {}
}
