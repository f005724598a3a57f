package org.civicline.ticketing.figures;

import org.civicline.ticketing.figures.Figure.Better;

/** Where one stands to others, as far as its cases can tell. */
enum Standing {
    BETTER,
    /** Could be chance. */
    ALIKE,
    WORSE;

    /** To what is taken to be known. */
    static Standing of(Interval interval, double others, Better better) {
        return of(interval, new Interval(others, others), better);
    }

    /** Beyond chance only where the two intervals lie apart. */
    static Standing of(Interval interval, Interval others, Better better) {
        boolean above = interval.low() > others.high();
        boolean below = interval.high() < others.low();
        if (!above && !below) {
            return ALIKE;
        }
        return above == (better == Better.MORE) ? BETTER : WORSE;
    }
}
