package org.civicline.ticketing.figures;

/**
 * Where a rate lies that was seen in so many cases: Wilson's score interval, 95 % (E. B. Wilson, 1927). For a mean of weights
 * between 0 and 1, as satisfaction is, it is wider than need be, never narrower.
 */
record Interval(double low, double high) {

    private static final double Z = 1.96;

    /** What nothing is known of. */
    static final Interval ANYWHERE = new Interval(0, 1);

    /** Of a share. */
    static Interval of(Reading reading) {
        Double share = reading.share();
        if (share == null) {
            return ANYWHERE;
        }
        double n = reading.whole();
        double p = Math.clamp(share, 0, 1);
        double middle = p + Z * Z / (2 * n);
        double reach = Z * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
        double by = 1 + Z * Z / n;
        return new Interval(Math.max(0, (middle - reach) / by), Math.min(1, (middle + reach) / by));
    }

    /**
     * Of a mean of anything, from how far what was seen lies apart: the normal approximation, which few cases and a single one
     * that is far out make wide.
     */
    static Interval ofMean(Reading reading) {
        Double mean = reading.share();
        if (mean == null) {
            return ANYWHERE;
        }
        double n = reading.whole();
        double variance = Math.max(0, reading.squares() - n * mean * mean) / Math.max(1, n - 1);
        double reach = Z * Math.sqrt(variance / n);
        return new Interval(mean - reach, mean + reach);
    }

    Interval times(double weight) {
        return new Interval(low * weight, high * weight);
    }

    Interval plus(Interval other) {
        return new Interval(low + other.low, high + other.high);
    }
}
