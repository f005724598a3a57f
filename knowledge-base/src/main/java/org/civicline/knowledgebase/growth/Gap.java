package org.civicline.knowledgebase.growth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that knowledge lacks, as far as it shows.
 *
 * @param label what it is about: telling words; of an article its title
 * @param departmentCode whose it seems to be; null while nobody's
 * @param articleCode what is badly thought of, or comes nearest
 * @param count searches, cases, or readers who found the article of no use
 * @param examples what was typed, masked
 * @param draftCode the article that is being written for it, or was
 */
record Gap(
        UUID id,
        Origin origin,
        List<String> label,
        @Nullable String departmentCode,
        @Nullable String categoryCode,
        @Nullable String articleCode,
        @Nullable Integer articleVersion,
        int count,
        List<String> examples,
        Instant since,
        Instant seenAt,
        State state,
        long version,
        @Nullable String draftCode,
        @Nullable Integer draftBase,
        @Nullable String dismissedWhy) {

    /** By what it shows. */
    enum Origin {
        /** Residents searched, and hardly found it. */
        SEARCHES,
        /** Its readers find it of no use. */
        ARTICLE,
        /** Many cases are about it, and no article answers them. */
        TOPIC
    }

    enum State {
        OPEN,
        /** An article is being written. */
        DRAFTED,
        /** It was published. */
        CLOSED,
        /** Somebody said why nothing is missing. */
        DISMISSED
    }

    /** Found anew, before it is known whether it was known. */
    record Found(
            Origin origin,
            List<String> label,
            @Nullable String departmentCode,
            @Nullable String categoryCode,
            @Nullable String articleCode,
            @Nullable Integer articleVersion,
            int count,
            List<String> examples,
            Instant since) {

        /** Whether both are about the same: the same version of an article, or a telling word in common. */
        boolean isOf(Gap known) {
            if (origin != known.origin()) {
                return false;
            }
            if (origin == Origin.ARTICLE) {
                return articleVersion != null
                        && articleVersion.equals(known.articleVersion())
                        && articleCode != null
                        && articleCode.equals(known.articleCode());
            }
            return label.stream().anyMatch(known.label()::contains);
        }
    }
}
