package org.civicline.knowledgebase.triage.learning;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** How well questions were answered whose right answers are known. */
public record Marks(List<Answered> answers) {

    public Marks {
        answers = List.copyOf(answers);
    }

    /**
     * @param truth what people said
     * @param given the likeliest answer
     * @param probability how sure of it
     */
    public record Answered(String truth, String given, double probability) {

        boolean right() {
            return truth.equals(given);
        }
    }

    /**
     * One label.
     *
     * @param truths how many people gave it
     * @param given how often it was given
     * @param right how often both did
     */
    public record Label(String name, int truths, int given, int right) {

        /** The harmonic mean of how many were found and how many of those given were right; 0 if none was. */
        public double f1() {
            return truths + given == 0 ? 0 : 2.0 * right / (truths + given);
        }
    }

    /** How often one was taken for another. */
    public record Confusion(String truth, String given, int count) {}

    /**
     * What it would be to answer only where it is sure enough, and to ask a person otherwise.
     *
     * @param share of all, answered
     * @param accuracy of those
     */
    public record Sure(double share, double accuracy) {}

    /** How many of all were right; 0 if there are none. */
    public double accuracy() {
        return answers.isEmpty()
                ? 0
                : (double) answers.stream().filter(Answered::right).count() / answers.size();
    }

    /** The mean over all labels that people gave, however rare; 0 if there are none. */
    public double macroF1() {
        return labels().stream()
                .filter(one -> one.truths() > 0)
                .mapToDouble(Label::f1)
                .average()
                .orElse(0);
    }

    /** Each that people or the machine gave, the most frequent first. */
    public List<Label> labels() {
        var names = new TreeSet<String>();
        answers.forEach(one -> {
            names.add(one.truth());
            names.add(one.given());
        });
        return names.stream()
                .map(this::label)
                .sorted(Comparator.comparingInt(Label::truths).reversed())
                .toList();
    }

    private Label label(String name) {
        int truths = 0;
        int given = 0;
        int right = 0;
        for (Answered one : answers) {
            truths += one.truth().equals(name) ? 1 : 0;
            given += one.given().equals(name) ? 1 : 0;
            right += one.truth().equals(name) && one.right() ? 1 : 0;
        }
        return new Label(name, truths, given, right);
    }

    /** What is taken for what, the most frequent first. */
    public List<Confusion> confusions(int most) {
        var counts = new TreeMap<String, TreeMap<String, Integer>>();
        answers.stream()
                .filter(one -> !one.right())
                .forEach(one -> counts.computeIfAbsent(one.truth(), _ -> new TreeMap<>())
                        .merge(one.given(), 1, Integer::sum));
        return counts.entrySet().stream()
                .flatMap(truth -> truth.getValue().entrySet().stream()
                        .map(given -> new Confusion(truth.getKey(), given.getKey(), given.getValue())))
                .sorted(Comparator.comparingInt(Confusion::count).reversed())
                .limit(most)
                .toList();
    }

    /** With a probability of at least so much. */
    public Sure sureFrom(double threshold) {
        List<Answered> sure =
                answers.stream().filter(one -> one.probability() >= threshold).toList();
        return new Sure(answers.isEmpty() ? 0 : (double) sure.size() / answers.size(), new Marks(sure).accuracy());
    }
}
