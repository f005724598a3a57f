package org.civicline.knowledgebase.triage.learning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.civicline.knowledgebase.triage.learning.Marks.Answered;

/**
 * Teaches a {@link Sorter}: for each label a plane between the texts that have it and those that do not. How good it is, and
 * how sure it may be, is seen on texts it was not taught: everything is taught five times with a fifth left out.
 */
public final class Teacher {

    /** Labels that people gave more seldom are not learnt. */
    public static final int FEWEST_OF_A_LABEL = 5;

    private static final int FEWEST = 50;
    private static final int FOLDS = 5;

    /** More fragments made no figure better in the third decimal place. */
    private static final int MOST_FRAGMENTS = 120_000;

    /** What a mistake costs. A smaller one forgets what a larger one learns by heart; tried from 0.03 to 1. */
    private static final double COST = 0.15;

    /**
     * How much more a mistake at a rare label costs, as a power of how rare it is: 0 leaves rare labels unseen, 1 sees them
     * everywhere.
     */
    private static final double RARE = 0.5;

    private Teacher() {}

    /**
     * @param marks by cross-validation
     * @param left labels that too few texts have
     */
    public record Taught(Sorter sorter, Marks marks, Map<String, Integer> left) {}

    /**
     * By words, and by meaning too if all lessons have one. Empty if there are fewer than fifty lessons, or fewer than two labels
     * to tell apart.
     */
    public static Optional<Taught> teach(List<Lesson> all) {
        Map<String, Integer> counts = new TreeMap<>();
        all.forEach(lesson -> counts.merge(lesson.label(), 1, Integer::sum));
        List<String> labels = counts.entrySet().stream()
                .filter(one -> one.getValue() >= FEWEST_OF_A_LABEL)
                .map(Map.Entry::getKey)
                .toList();
        List<Lesson> lessons =
                all.stream().filter(lesson -> labels.contains(lesson.label())).toList();
        if (lessons.size() < FEWEST || labels.size() < 2) {
            return Optional.empty();
        }
        double[][] values = crossValidated(lessons, labels);
        int[] truths = lessons.stream()
                .mapToInt(lesson -> labels.indexOf(lesson.label()))
                .toArray();
        double heat = Shares.fittingHeat(values, truths);
        Map<String, Integer> left = counts.entrySet().stream()
                .filter(one -> one.getValue() < FEWEST_OF_A_LABEL)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum, TreeMap::new));
        return Optional.of(
                new Taught(learn(lessons, labels).withHeat(heat), marks(lessons, labels, values, heat), left));
    }

    /** What each text was given by those who were taught without it. */
    private static double[][] crossValidated(List<Lesson> lessons, List<String> labels) {
        double[][] values = new double[lessons.size()][];
        int[] folds = folds(lessons);
        for (int fold = 0; fold < FOLDS; fold++) {
            var others = new ArrayList<Lesson>();
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] != fold) {
                    others.add(lessons.get(i));
                }
            }
            Sorter sorter = learn(others, labels);
            for (int i = 0; i < folds.length; i++) {
                if (folds[i] == fold) {
                    values[i] = sorter.values(lessons.get(i).telling());
                }
            }
        }
        return values;
    }

    /** By the text: what was said twice in the same words never stands on both sides. */
    private static int[] folds(List<Lesson> lessons) {
        return lessons.stream()
                .mapToInt(lesson -> Math.floorMod(lesson.telling().text().hashCode() * 0x9E3779B1 >>> 8, FOLDS))
                .toArray();
    }

    private static Marks marks(List<Lesson> lessons, List<String> labels, double[][] values, double heat) {
        var answers = new ArrayList<Answered>();
        for (int i = 0; i < values.length; i++) {
            double[] shares = Shares.of(values[i], heat);
            int best = 0;
            for (int k = 1; k < shares.length; k++) {
                best = shares[k] > shares[best] ? k : best;
            }
            answers.add(new Answered(lessons.get(i).label(), labels.get(best), shares[best]));
        }
        return new Marks(answers);
    }

    private static Sorter learn(List<Lesson> lessons, List<String> labels) {
        Columns columns = Columns.of(lessons.stream().map(Lesson::telling).toList(), MOST_FRAGMENTS);
        Row[] rows =
                lessons.stream().map(lesson -> columns.row(lesson.telling())).toArray(Row[]::new);
        var planes = new ArrayList<Plane>();
        for (String label : labels) {
            boolean[] member = new boolean[rows.length];
            int members = 0;
            for (int i = 0; i < member.length; i++) {
                member[i] = lessons.get(i).label().equals(label);
                members += member[i] ? 1 : 0;
            }
            double rare = Math.pow((double) rows.length / labels.size() / Math.max(members, 1), RARE);
            double[] costs = new double[rows.length];
            Arrays.setAll(costs, i -> COST * (member[i] ? rare : 1));
            planes.add(Plane.of(LinearLearner.learn(rows, member, costs, columns.size(), label.hashCode())));
        }
        return new Sorter(columns, labels, planes, 1);
    }
}
