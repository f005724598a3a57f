package org.civicline.knowledgebase.usage;

/** By what a list of used articles is sorted, and what that is in its query. */
enum UseOrder {
    MOST_OPENED("opened", true),
    LEAST_OPENED("opened", false),
    MOST_SHOWN("shown_first", true),
    MOST_SENT("sent", true),
    MOST_ENDED("ended_case", true),
    MOST_USELESS("useless", true),
    MOST_USEFUL("useful", true);

    private final String column;
    private final boolean falling;

    UseOrder(String column, boolean falling) {
        this.column = column;
        this.falling = falling;
    }

    long valueOf(Used one) {
        return switch (this) {
            case MOST_OPENED, LEAST_OPENED -> one.opened();
            case MOST_SHOWN -> one.shownFirst();
            case MOST_SENT -> one.sent();
            case MOST_ENDED -> one.endedCase();
            case MOST_USELESS -> one.useless();
            case MOST_USEFUL -> one.useful();
        };
    }

    /** What comes after the article where a page ended; those that are level stand by their code. */
    String afterwards() {
        return "(CAST(:after AS text) IS NULL OR " + column + (falling ? " < " : " > ") + ":value OR " + column
                + " = :value AND code > :after)\nORDER BY " + column + (falling ? " DESC" : "") + ", code\n";
    }
}
