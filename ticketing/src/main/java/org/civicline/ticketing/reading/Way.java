package org.civicline.ticketing.reading;

import org.civicline.ticketing.reading.CommonPairs.Hits;

/** How far a search has come along the inbox, and whether the index would be shorter. */
final class Way {

    /** From so many hits on, their share in what was looked into is believed. */
    private static final int TELLING = 3;

    private final Hits expected;
    private final Pace pace;
    private final int wanted;
    private int walked;
    private int found;

    /** @param wanted hits that fill the page */
    Way(Hits expected, Pace pace, int wanted) {
        this.expected = expected;
        this.pace = pace;
        this.wanted = wanted;
    }

    /** A case costs as much to look into, whichever way one comes to it. */
    boolean alongTheInbox() {
        double share = found < TELLING ? 0 : (double) found / walked;
        double hits = Math.max(expected.likely(), expected.all() * share);
        if (hits > pace.most()) {
            return true;
        }
        if (walked == 0) {
            return expected.most() > pace.few() || expected.all() * wanted < hits * hits;
        }
        return share == 0 ? walked < hits : (wanted - found) / share <= hits;
    }

    boolean farEnough() {
        return walked >= pace.most();
    }

    int stride() {
        return Math.min(Math.max(pace.first(), walked), pace.most() - walked);
    }

    void went(int cases, int hits) {
        walked += cases;
        found += hits;
    }
}
