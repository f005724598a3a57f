package org.civicline.knowledgebase.triage.learning;

import java.util.SplittableRandom;

/**
 * Finds the plane between those that are of a class and those that are not: a linear support vector machine with squared
 * hinge loss, by coordinate descent in the dual (Hsieh et al., ICML 2008, algorithm 1), as LIBLINEAR does it.
 */
final class LinearLearner {

    private static final double ENOUGH = 0.1;
    private static final int MOST_ROUNDS = 40;

    private LinearLearner() {}

    /**
     * @param costs what a mistake at each row costs; the more, the closer the plane follows the row
     * @param seed of the order in which rows are looked at
     * @return a weight for each column, and last what is added
     */
    static float[] learn(Row[] rows, boolean[] member, double[] costs, int columns, long seed) {
        float[] plane = new float[columns + 1];
        double[] pull = new double[rows.length];
        double[] curve = new double[rows.length];
        int[] order = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            curve[i] = rows[i].square() + 1 + 0.5 / costs[i];
            order[i] = i;
        }
        var random = new SplittableRandom(seed);
        for (int round = 0; round < MOST_ROUNDS; round++) {
            shuffle(order, random);
            double worst = 0;
            for (int i : order) {
                int side = member[i] ? 1 : -1;
                double slope = side * value(rows[i], plane) - 1 + pull[i] * 0.5 / costs[i];
                double needed = pull[i] == 0 ? Math.min(slope, 0) : slope;
                worst = Math.max(worst, Math.abs(needed));
                if (Math.abs(needed) > 1e-9) {
                    double before = pull[i];
                    pull[i] = Math.max(before - slope / curve[i], 0);
                    double moved = (pull[i] - before) * side;
                    rows[i].addTo(plane, moved);
                    plane[columns] += (float) moved;
                }
            }
            if (worst < ENOUGH) {
                break;
            }
        }
        return plane;
    }

    /** On which side of the plane a row is, and how far. */
    static double value(Row row, float[] plane) {
        return row.times(plane) + plane[plane.length - 1];
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int one = order[i];
            order[i] = order[j];
            order[j] = one;
        }
    }
}
