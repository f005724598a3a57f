package org.civicline.knowledgebase.search;

import java.util.List;
import org.civicline.knowledgebase.KnowledgeIndex.Suggestion;
import org.civicline.knowledgebase.search.rank.RankText;
import org.civicline.knowledgebase.search.rank.Statistics;
import org.jspecify.annotations.Nullable;

/** One state of an engine's index, while one search lasts: an engine finds, and does not rank. */
public interface View {

    /** How common words are in it. */
    Statistics statistics();

    /** What is worth ranking, each article once, in a steady order by which equals are told apart. */
    List<? extends Candidate> find(Lookup lookup);

    /** The article of that code, if there is one and it may be seen. */
    @Nullable
    Candidate byCode(String code, boolean staff);

    /** Some articles whose title or keywords have what was begun to be typed. */
    List<Begun> beginning(String begun, boolean staff, int most);

    /** An article found. */
    interface Candidate {

        /** What it is told apart by within its view. */
        Object id();

        /** How certainly it is meant by number or name; 0: it is not. */
        int exact();

        /** Whether it has something of what was asked for, and is not only near it in meaning. */
        boolean byWords();

        /** What ranking needs of it; to be used before that of another one is asked for. */
        RankText text();

        /** What is shown of it. */
        Shown shown();
    }

    /** @param body what a reader sees */
    record Shown(String code, String title, String departmentCode, String body) {}

    /** @param first whether a title or keyword begins so; otherwise it is within one */
    record Begun(Suggestion article, boolean first) {}
}
