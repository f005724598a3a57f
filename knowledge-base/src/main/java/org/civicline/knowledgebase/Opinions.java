package org.civicline.knowledgebase;

import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;

/** What readers, staff and callers think of an article, version by version. Each has one opinion of a version and may change it. */
public interface Opinions {

    /** Why an article was of no use. Readers choose and write nothing, so that nobody's data gets in here. */
    enum Why {
        OUT_OF_DATE,
        NOT_MY_QUESTION,
        HARD_TO_UNDERSTAND,
        /** It does not say where to go or whom to ask. */
        NOT_WHERE_TO_GO
    }

    /** Whose opinion it is. */
    sealed interface Giver {

        /** @param key a passing number of a reader's browser; it is not kept */
        record Reader(UUID key) implements Giver {}

        record Staff(StaffId id) implements Giver {}

        /**
         * Told on the telephone.
         *
         * @param key of the one telling: sent twice, it is one opinion
         */
        record Caller(UUID key, StaffId by) implements Giver {}
    }

    /**
     * @param why null if it was useful, or nothing was chosen
     * @param note of staff for the editors, at most 500 characters
     */
    record Opinion(
            boolean useful, @Nullable Why why, @Nullable String note) {

        public Opinion {
            if (useful && why != null || note != null && note.isBlank()) {
                throw new IllegalArgumentException("an opinion that contradicts itself");
            }
        }

        /** Without words. */
        public static Opinion of(boolean useful, @Nullable Why why) {
            return new Opinion(useful, useful ? null : why, null);
        }
    }

    /** Takes an opinion, in the place of the one the same giver had; refused where there is no such version. */
    Outcome<Opinion> give(String code, int version, Giver giver, Opinion opinion);

    /** What somebody said before. */
    Optional<Opinion> of(String code, int version, Giver giver);
}
