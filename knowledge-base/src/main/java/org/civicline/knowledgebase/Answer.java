package org.civicline.knowledgebase;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said to a question: an article's own words, never words made up, or honestly that it is not sure. */
public sealed interface Answer {

    /** The closest articles, the best first. */
    List<Source> nearest();

    /**
     * The first of the closest articles answers the question, of such answers at least 95 in 100 are right.
     *
     * @param confidence how likely it is right, 0 to 1
     */
    record Given(float confidence, List<Source> nearest) implements Answer {

        /** What is quoted. */
        public Source source() {
            return nearest.getFirst();
        }
    }

    /** None is sure enough to be called the answer: a person should be asked. */
    record Unsure(List<Source> nearest) implements Answer {}

    /**
     * An article quoted.
     *
     * @param passage its words that answer, plain text
     * @param highlights pairs of start and end offsets in {@code passage}
     * @param reviewBy until when somebody is to read it again; past that day it is never given as the answer
     */
    record Source(
            String code,
            int version,
            String title,
            @Nullable String titleEn,
            String departmentCode,
            String passage,
            List<int[]> highlights,
            LocalDate validFrom,
            LocalDate reviewBy) {}
}
