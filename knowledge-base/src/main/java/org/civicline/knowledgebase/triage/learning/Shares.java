package org.civicline.knowledgebase.triage.learning;

import java.util.Arrays;

/** Turns distances into probabilities. */
final class Shares {

    private static final double COLDEST = 0.05;
    private static final double HOTTEST = 50;
    private static final int TRIES = 40;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private Shares() {}

    static double[] of(double[] values, double heat) {
        double highest = Arrays.stream(values).max().orElse(0);
        double[] shares = new double[values.length];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            shares[i] = Math.exp(heat * (values[i] - highest));
            sum += shares[i];
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /**
     * The heat with which what is given 70 per cent comes true in 70 of 100 cases: that of the least surprise (Guo et al.,
     * “On Calibration of Modern Neural Networks”, ICML 2017, section 4.2).
     *
     * @param values of texts that were not learnt from
     * @param truths index of the right answer of each
     */
    static double fittingHeat(double[][] values, int[] truths) {
        double low = Math.log(COLDEST);
        double high = Math.log(HOTTEST);
        for (int i = 0; i < TRIES; i++) {
            double left = high - GOLDEN * (high - low);
            double right = low + GOLDEN * (high - low);
            if (surprise(values, truths, Math.exp(left)) < surprise(values, truths, Math.exp(right))) {
                high = right;
            } else {
                low = left;
            }
        }
        return Math.exp((low + high) / 2);
    }

    private static double surprise(double[][] values, int[] truths, double heat) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum -= Math.log(Math.max(of(values[i], heat)[truths[i]], 1e-12));
        }
        return sum;
    }
}
