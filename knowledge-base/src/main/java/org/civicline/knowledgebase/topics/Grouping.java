package org.civicline.knowledgebase.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts texts together that share their telling words, one after the other: each goes to the group whose words it is closest
 * to, or begins a group; groups that are close become one; then all texts are asked once more, now that the groups are
 * known. The same texts in the same order give the same groups.
 */
public final class Grouping {

    /** How close a text must be to a group, from 0 to 1 (cosine of their weighted words). */
    private static final double CLOSE = 0.3;
    /** What stands in more of the texts than this tells none from another, once there are enough of them. */
    private static final double EVERYWHERE = 0.4;

    private static final int ENOUGH = 40;
    /** What stands in one text alone brings it to no other, and is to keep it from others less than it is rare. */
    private static final double ALONE = 0.4;

    private static final int LABEL = 3;
    /** A word of the label stands in so much of the group at least. */
    private static final double SHARED = 0.34;
    /** Two words that mostly stand together are one. */
    private static final double TOGETHER = 0.6;

    private final Map<String, Double> rarity = new HashMap<>();

    private Grouping(List<? extends Text<?>> texts) {
        // what is given several times, to weigh more, makes its words no less rare
        var different = new LinkedHashSet<>(texts);
        int size = different.size();
        var standsIn = new HashMap<String, Integer>();
        for (Text<?> text : different) {
            new LinkedHashSet<>(text.words()).forEach(word -> standsIn.merge(word, 1, Integer::sum));
        }
        standsIn.forEach((word, count) -> {
            boolean tells = size < ENOUGH || count <= EVERYWHERE * size;
            if (tells && word.length() > 1) {
                double weight = Math.log(1 + (double) size / count);
                rarity.put(word, count == 1 ? ALONE * weight : weight);
            }
        });
    }

    /** @param words as {@link TellingWords} gives them */
    public record Text<T>(T about, List<String> words) {}

    /**
     * @param label its most telling words, the most telling first; never empty
     * @param texts in the order they were given
     */
    public record Group<T>(List<String> label, List<T> texts) {}

    /** A text as directions: each of its words with what it weighs, of length 1 together. */
    private record Direction(Map<String, Double> weights) {}

    private static final class Gathered {

        private final Map<String, Double> sum = new HashMap<>();
        private final List<Integer> members = new ArrayList<>();
        private double squares;

        void add(int text, Direction direction) {
            members.add(text);
            direction.weights().forEach((word, weight) -> {
                double before = sum.getOrDefault(word, 0.0);
                double after = before + weight;
                sum.put(word, after);
                squares += after * after - before * before;
            });
        }

        double length() {
            return Math.sqrt(squares);
        }

        Direction direction() {
            var weights = new TreeMap<String, Double>();
            sum.forEach((word, weight) -> weights.put(word, weight / length()));
            return new Direction(weights);
        }
    }

    /** Texts that share too little with any other are in none. @param least of a group */
    public static <T> List<Group<T>> of(List<Text<T>> texts, int least) {
        var grouping = new Grouping(texts);
        List<Direction> directions = texts.stream().map(grouping::direction).toList();
        // what began as two groups, by the order in which texts came, is one if the groups are close
        List<Gathered> seeds = gathered(
                gathered(directions, List.of()).stream()
                        .filter(one -> one.members.size() >= 2)
                        .sorted(Comparator.comparingInt((Gathered one) -> -one.members.size()))
                        .map(Gathered::direction)
                        .toList(),
                List.of());
        if (seeds.isEmpty()) {
            return List.of();
        }
        return gathered(directions, seeds).stream()
                .filter(one -> one.members.size() >= least)
                .sorted(Comparator.comparingInt((Gathered one) -> -one.members.size())
                        .thenComparing(one -> one.members.getFirst()))
                .map(one -> grouping.group(one, texts))
                .filter(one -> !one.label().isEmpty())
                .toList();
    }

    private Direction direction(Text<?> text) {
        var weights = new TreeMap<String, Double>();
        for (String word : new LinkedHashSet<>(text.words())) {
            Double weight = rarity.get(word);
            if (weight != null) {
                weights.put(word, weight);
            }
        }
        double length = Math.sqrt(
                weights.values().stream().mapToDouble(one -> one * one).sum());
        weights.replaceAll((_, weight) -> weight / length);
        return new Direction(weights);
    }

    /**
     * @param known what was gathered before, whose members are asked anew: none goes to a group it is not close to
     */
    private static List<Gathered> gathered(List<Direction> directions, List<Gathered> known) {
        var groups = new ArrayList<Gathered>();
        var places = new HashMap<String, Set<Integer>>();
        for (Gathered one : known) {
            one.sum
                    .keySet()
                    .forEach(word -> places.computeIfAbsent(word, _ -> new LinkedHashSet<>())
                            .add(groups.size()));
            groups.add(new Gathered());
        }
        for (int text = 0; text < directions.size(); text++) {
            Direction direction = directions.get(text);
            if (!direction.weights().isEmpty()) {
                int place = closest(direction, known.isEmpty() ? groups : known, places);
                if (place < 0 && known.isEmpty()) {
                    place = groups.size();
                    groups.add(new Gathered());
                }
                if (place >= 0) {
                    int to = place;
                    groups.get(to).add(text, direction);
                    direction
                            .weights()
                            .keySet()
                            .forEach(word -> places.computeIfAbsent(word, _ -> new LinkedHashSet<>())
                                    .add(to));
                }
            }
        }
        return groups;
    }

    /** Of the groups that have any of its words; -1 if none is close enough. */
    private static int closest(Direction direction, List<Gathered> groups, Map<String, Set<Integer>> places) {
        var shared = new TreeMap<Integer, Double>();
        direction.weights().forEach((word, weight) -> {
            for (int place : places.getOrDefault(word, Set.of())) {
                if (place < groups.size()) {
                    shared.merge(place, weight * groups.get(place).sum.getOrDefault(word, 0.0), Double::sum);
                }
            }
        });
        int closest = -1;
        double best = CLOSE;
        for (Map.Entry<Integer, Double> one : shared.entrySet()) {
            double closeness = one.getValue() / groups.get(one.getKey()).length();
            if (closeness >= best) {
                best = closeness;
                closest = one.getKey();
            }
        }
        return closest;
    }

    private <T> Group<T> group(Gathered gathered, List<Text<T>> texts) {
        List<Text<T>> members = gathered.members.stream().map(texts::get).toList();
        return new Group<>(
                label(members.stream().map(Text::words).toList()),
                members.stream().map(Text::about).toList());
    }

    /** What stands in much of the group and seldom elsewhere; words that mostly stand together are put together. */
    private List<String> label(List<List<String>> members) {
        var count = new TreeMap<String, Integer>();
        var pairs = new TreeMap<String, Integer>();
        for (List<String> words : members) {
            var seen = new LinkedHashSet<String>();
            var seenPairs = new LinkedHashSet<String>();
            for (int i = 0; i < words.size(); i++) {
                seen.add(words.get(i));
                if (i > 0 && !words.get(i).isEmpty() && !words.get(i - 1).isEmpty()) {
                    seenPairs.add(words.get(i - 1) + " " + words.get(i));
                }
            }
            seen.forEach(word -> count.merge(word, 1, Integer::sum));
            seenPairs.forEach(pair -> pairs.merge(pair, 1, Integer::sum));
        }
        double least = Math.max(2, SHARED * members.size());
        List<String> telling = count.entrySet().stream()
                .filter(one -> rarity.containsKey(one.getKey()) && one.getValue() >= least)
                .sorted(Comparator.comparingDouble((Map.Entry<String, Integer> one) ->
                                -one.getValue() * rarity.getOrDefault(one.getKey(), 0.0))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .limit(LABEL)
                .toList();
        return together(telling, count, pairs);
    }

    private static List<String> together(List<String> telling, Map<String, Integer> count, Map<String, Integer> pairs) {
        var label = new ArrayList<String>();
        var used = new LinkedHashSet<String>();
        for (String word : telling) {
            if (used.contains(word)) {
                continue;
            }
            String phrase = word;
            for (String other : telling) {
                if (!other.equals(word) && !used.contains(other) && phrase.equals(word)) {
                    double enough = TOGETHER * Math.min(count.getOrDefault(word, 0), count.getOrDefault(other, 0));
                    boolean after = pairs.getOrDefault(word + " " + other, 0) >= enough;
                    boolean before = pairs.getOrDefault(other + " " + word, 0) >= enough;
                    if (after || before) {
                        phrase = after ? joined(word, other) : joined(other, word);
                        used.add(other);
                    }
                }
            }
            used.add(word);
            label.add(phrase.equals(word) ? withCharacter(word, count.getOrDefault(word, 0), pairs) : phrase);
        }
        return label;
    }

    /** 充电 is called 充电桩 where 桩 follows it nearly always: dictionaries part what is new to them. */
    private static String withCharacter(String word, int times, Map<String, Integer> pairs) {
        return pairs.entrySet().stream()
                .filter(one ->
                        one.getKey().startsWith(word + " ") && one.getKey().length() == word.length() + 2)
                .filter(one -> one.getValue() >= TOGETHER * times)
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(one -> one.getKey().replace(" ", ""))
                .orElse(word);
    }

    private static String joined(String first, String second) {
        boolean latin =
                Character.isLetter(first.charAt(first.length() - 1)) && first.charAt(first.length() - 1) < 0x250;
        return latin ? first + " " + second : first + second;
    }
}
