package org.civicline.knowledgebase.triage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.civicline.knowledgebase.triage.learning.Marks;
import org.civicline.knowledgebase.triage.learning.Teacher.Taught;

/**
 * What a version learnt from and how well it does; kept as JSON, and told by {@code ./civicline triage report}.
 *
 * @param closedFrom when the first of the cases was closed
 * @param questions only those that could be learnt
 */
record Report(Instant closedFrom, Instant closedUntil, Map<Question, Learnt> questions) {

    private static final int CONFUSIONS = 10;
    private static final List<Double> THRESHOLDS = List.of(0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9);

    /**
     * One question; all figures by cross-validation.
     *
     * @param cases of which people had answered it
     * @param sureFrom the probability from which on no person is asked; more than 1 if always
     * @param left how many cases there are of answers too rare to be learnt
     */
    record Learnt(
            int cases,
            double accuracy,
            double macroF1,
            double sureFrom,
            List<Marks.Label> labels,
            List<Marks.Confusion> confusions,
            List<Sure> sure,
            Map<String, Integer> left) {}

    /** What is answered from a probability on: its share, and how much of it is right. */
    record Sure(double probability, double share, double accuracy) {}

    /** @param wanted how much of what is said without asking a person is to be right */
    static Learnt of(Taught taught, double wanted) {
        Marks marks = taught.marks();
        return new Learnt(
                marks.answers().size(),
                marks.accuracy(),
                marks.macroF1(),
                sureFrom(marks, wanted),
                marks.labels(),
                marks.confusions(CONFUSIONS),
                THRESHOLDS.stream().map(from -> sure(marks, from)).toList(),
                taught.left());
    }

    private static Sure sure(Marks marks, double from) {
        Marks.Sure sure = marks.sureFrom(from);
        return new Sure(from, sure.share(), sure.accuracy());
    }

    /** The lowest in hundredths with which it is right often enough; never below what is as likely wrong as right. */
    private static double sureFrom(Marks marks, double wanted) {
        for (int hundredth = 50; hundredth <= 99; hundredth++) {
            Marks.Sure sure = marks.sureFrom(hundredth / 100.0);
            if (sure.share() > 0 && sure.accuracy() >= wanted) {
                return hundredth / 100.0;
            }
        }
        return 2;
    }
}
