package org.civicline.knowledgebase.triage.learning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Finds the words that made the difference. Each fragment's share of the sum is laid upon the signs it is made of; where
 * much has come together, there the words are.
 */
final class Telltales {

    private static final int MOST = 3;
    private static final int LONGEST = 12;

    /** Of the strongest sign, for a sign to belong to the words. */
    private static final double STRONG = 0.25;

    private Telltales() {}

    private record Run(int from, int until, double sum) {}

    /** @param weight of a column, for the answer and against the other */
    static List<Telltale> of(Telling telling, Vocabulary vocabulary, IntToDoubleFunction weight) {
        double[] signs = laidUpon(telling, vocabulary, weight);
        double strongest = 0;
        for (double sign : signs) {
            strongest = Math.max(strongest, sign);
        }
        return runs(signs, STRONG * strongest).stream()
                .sorted(Comparator.comparingDouble(Run::sum).reversed())
                .limit(MOST)
                .map(run -> telltale(telling, run))
                .toList();
    }

    private static double[] laidUpon(Telling telling, Vocabulary vocabulary, IntToDoubleFunction weight) {
        Row row = vocabulary.row(telling);
        double[] signs = new double[telling.text().length()];
        Vocabulary.eachOfText(telling, (bucket, from, length) -> {
            int column = vocabulary.column(bucket);
            if (column >= 0) {
                double share = weight.applyAsDouble(column) * row.valueOf(column) / length;
                for (int i = from; i < from + length; i++) {
                    signs[i] += share;
                }
            }
        });
        return signs;
    }

    private static List<Run> runs(double[] signs, double strong) {
        var runs = new ArrayList<Run>();
        for (int i = 0; i < signs.length; ) {
            int from = i;
            double sum = 0;
            while (i < signs.length && signs[i] > strong && i - from < LONGEST) {
                sum += signs[i++];
            }
            if (i - from > 1) {
                runs.add(new Run(from, i, sum));
            }
            i = Math.max(i, from + 1);
        }
        return runs;
    }

    private static Telltale telltale(Telling telling, Run run) {
        int from = telling.text().at()[run.from()];
        int last = telling.text().at()[run.until() - 1];
        int until = last + Character.charCount(telling.said().codePointAt(last));
        return new Telltale(from, until, telling.said().substring(from, until));
    }
}
