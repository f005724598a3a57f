package org.civicline.ticketing.duplicates;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * How likely two tellings are of one event. Everything that was weighed by hand is here; {@code bench duplicates} says what
 * it is worth.
 *
 * @param place from 1, the same building, down to less than 0, somewhere else
 * @param matter how far they say the same happened, from 0 to 1
 * @param time 1 at the same moment, half after some days
 * @param over whether what the other asked for is done with
 */
record Likeness(
        double place,
        double matter,
        boolean sameWords,
        boolean sameCategory,
        double time,
        boolean sameCitizen,
        boolean over) {

    /** From here on a case is worth showing. */
    static final double WORTH_SHOWING = 0.6;

    private static final double WEIGHT_OF_PLACE = 0.4;
    private static final double WEIGHT_OF_MATTER = 0.5;
    private static final double WEIGHT_OF_TIME = 0.1;

    /** Who calls twice mostly calls about the same. */
    private static final double FOR_THE_SAME_CITIZEN = 0.08;

    /** What is done with mostly happened again. */
    private static final double FOR_BEING_OVER = 0.15;

    private static final double SAME_BUILDING = 1;
    private static final double SAME_STREET = 0.9;
    private static final double OTHER_BUILDING = 0.5;
    private static final double NEITHER_SAYS_WHERE = 0.4;
    private static final double ONE_SAYS_WHERE = 0;
    private static final double ELSEWHERE = -0.3;

    /** Half in common is as much as other people's words ever have. */
    private static final double ENOUGH_WORDS = 2;

    /** A word of one's title that the other says too is mostly what it is about. */
    private static final double WORD_OF_TITLE = 0.4;

    private static final double WORTH_SAYING = 0.3;
    private static final double WORDS_OF_MATTER = 0.6;

    /** Two desks may put one event into two categories of a kind. */
    private static final double CATEGORY_OF_A_KIND = 0.35;

    private static final double CATEGORY_UNKNOWN = 0.35;

    private static final Duration HALF_LIFE = Duration.ofDays(5);

    static Likeness of(Telling one, Telling other) {
        double words = words(one, other);
        return new Likeness(
                place(one, other),
                matter(words, one.categories(), other.categories()),
                words >= WORTH_SAYING,
                sameCategory(one.categories(), other.categories()),
                time(one, other),
                one.citizen() != null && one.citizen().equals(other.citizen()),
                other.over());
    }

    double value() {
        double sum = WEIGHT_OF_PLACE * place
                + WEIGHT_OF_MATTER * matter
                + WEIGHT_OF_TIME * time
                + (sameCitizen ? FOR_THE_SAME_CITIZEN : 0)
                - (over ? FOR_BEING_OVER : 0);
        return Math.clamp(sum, 0, 1);
    }

    boolean worthShowing() {
        return value() >= WORTH_SHOWING;
    }

    private static double words(Telling one, Telling other) {
        boolean titleSaid =
                one.titled().anyPairOf(other.wordings()) || other.titled().anyPairOf(one.wordings());
        double like = Math.min(1, ENOUGH_WORDS * one.wordings().like(other.wordings()));
        return titleSaid ? Math.max(WORD_OF_TITLE, like) : like;
    }

    private static double place(Telling one, Telling other) {
        var names = one.named().names();
        var others = other.named().names();
        if (apart(one.where(), other.where())) {
            return ELSEWHERE;
        }
        if (names.isEmpty() || others.isEmpty()) {
            return names.isEmpty() && others.isEmpty() ? NEITHER_SAYS_WHERE : ONE_SAYS_WHERE;
        }
        if (Collections.disjoint(names, others)) {
            return ELSEWHERE;
        }
        var numbers = one.named().numbers();
        var otherNumbers = other.named().numbers();
        if (numbers.isEmpty() || otherNumbers.isEmpty()) {
            return SAME_STREET;
        }
        return Collections.disjoint(numbers, otherNumbers) ? OTHER_BUILDING : SAME_BUILDING;
    }

    /** In two districts, or in two streets: neither place is within the other. */
    private static boolean apart(List<String> one, List<String> other) {
        return !one.isEmpty() && !other.isEmpty() && !one.contains(other.getFirst()) && !other.contains(one.getFirst());
    }

    private static double matter(double words, List<String> one, List<String> other) {
        return WORDS_OF_MATTER * words + (1 - WORDS_OF_MATTER) * category(one, other);
    }

    private static double category(List<String> one, List<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return CATEGORY_UNKNOWN;
        }
        if (sameCategory(one, other)) {
            return 1;
        }
        return one.getLast().equals(other.getLast()) ? CATEGORY_OF_A_KIND : 0;
    }

    private static boolean sameCategory(List<String> one, List<String> other) {
        return !one.isEmpty() && !other.isEmpty() && one.getFirst().equals(other.getFirst());
    }

    private static double time(Telling one, Telling other) {
        double between = Duration.between(one.at(), other.at()).abs().toSeconds();
        return Math.pow(2, -between / HALF_LIFE.toSeconds());
    }
}
