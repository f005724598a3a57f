package org.civicline.ticketing.figures;

import org.civicline.ticketing.figures.Figure.Better;

/** Where a department stands to the others taken together, as far as its cases can tell. */
enum Standing {
    BETTER,
    /** Could be chance. */
    ALIKE,
    WORSE;

    static Standing of(Interval interval, double others, Better better) {
        boolean above = interval.low() > others;
        boolean below = interval.high() < others;
        if (!above && !below) {
            return ALIKE;
        }
        return above == (better == Better.MORE) ? BETTER : WORSE;
    }
}
