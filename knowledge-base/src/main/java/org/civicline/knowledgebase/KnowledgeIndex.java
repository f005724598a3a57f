package org.civicline.knowledgebase;

import java.util.List;

/** Search over published articles. Back ends rank alike and pass the same contract tests. */
public interface KnowledgeIndex {

    /**
     * Finds what answers best. Any input is a valid query: no query syntax, at most 200 characters are looked at.
     *
     * @param staff whether articles for staff only are searched too
     */
    List<Hit> search(String query, boolean staff, int most);

    /**
     * @param passage the passage that matched, plain text
     * @param highlights pairs of start and end offsets in {@code passage}
     */
    record Hit(String code, String title, String departmentCode, String passage, List<int[]> highlights, float score) {}
}
