package org.civicline.knowledgebase;

/**
 * Counts by day what is done with articles. Whoever does it does not wait for it: counts are kept in memory and written every
 * few seconds and when the application stops, so that the last of them are lost when it is killed.
 */
public interface ArticleUse {

    /** What is counted. */
    enum Kind {
        /** Somebody searched, and it stood first. */
        SHOWN_FIRST,
        /** It stood first and was sure enough to be quoted as the answer. */
        QUOTED,
        /** Somebody opened it to read. */
        OPENED,
        /** It was sent to a citizen as a text. */
        SENT,
        /** A case was answered on the spot with it. */
        ENDED_CASE
    }

    /** @param code of an article that is there */
    void count(Kind kind, String code);
}
