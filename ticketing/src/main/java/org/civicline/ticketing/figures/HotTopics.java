package org.civicline.ticketing.figures;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.figures.Counting.By;
import org.civicline.ticketing.figures.SameHours.Opened;
import org.civicline.ticketing.figures.SameHours.Stretch;
import org.civicline.ticketing.places.PlaceBook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is bursting: a category in a street, in a district, or in the whole city, of which far more cases came than usual
 * there. Where a street is nearly all of what bursts in its district, it stands alone. Confidential cases are left out, for
 * where few are, a place and a matter tell who.
 */
@Component
class HotTopics {

    private static final int BEFORE = 8;
    /** Fewer are no topic, whatever is usual. */
    private static final int LEAST = 5;
    /** Times the usual. */
    private static final double TIMES = 2;
    /** How seldom so many come by chance where the usual is the usual. */
    private static final double SELDOM = 0.001;

    /** Of a district's cases, for a street to stand in its place. */
    private static final double NEARLY_ALL = 0.8;

    private static final int MOST = 20;

    /** Beyond, nine times as long is more than figures are read for. */
    static final int MOST_DAYS = 31;

    /** Longer is a matter of days. */
    static final int MOST_HOURS = 48;

    /**
     * @param placeCode a street or a district; null for the whole city
     * @param now how many came in the last days
     * @param usual how many come in as many days, of the eight times before
     * @param before each of those eight, the oldest first
     * @param chance how likely so many come where so many are usual
     */
    record Topic(
            String categoryCode,
            String category,
            @Nullable String placeCode,
            @Nullable String place,
            long now,
            double usual,
            List<Long> before,
            double chance) {}

    private record Spot(String category, String place) {}

    private final Counting counting;
    private final SameHours sameHours;
    private final CategoryPaths categories;
    private final PlaceBook places;
    private final ZoneId zone;

    HotTopics(Counting counting, SameHours sameHours, CategoryPaths categories, PlaceBook places, ZoneId cityZone) {
        this.counting = counting;
        this.sameHours = sameHours;
        this.zone = cityZone;
        this.categories = categories;
        this.places = places;
    }

    /** In the time given against eight times as long before it, the least likely first. */
    List<Topic> in(Instant from, Instant until) {
        long seconds = until.getEpochSecond() - from.getEpochSecond();
        Scope nine = Scope.of(from.minusSeconds(BEFORE * seconds), until).withoutConfidential();
        var spots = new LinkedHashMap<Spot, long[]>();
        counting.by(List.of(By.CATEGORY, By.PLACE, By.NINTH), List.of(Figure.OPENED), nine)
                .forEach((keys, readings) -> {
                    long count = readings.getOrDefault(Figure.OPENED, Reading.NOTHING)
                            .count();
                    add(spots, keys.get(0), keys.get(1), Math.clamp(Long.parseLong(keys.get(2)), 0, BEFORE), count);
                });
        return hottest(spots);
    }

    /** In the last hours, against the same hours of the same day of each of the eight weeks before, the least likely first. */
    List<Topic> lately(int hours, Instant until) {
        List<Stretch> stretches = IntStream.rangeClosed(0, BEFORE)
                .mapToObj(ninth -> until.atZone(zone).minusWeeks(BEFORE - ninth))
                .map(end -> new Stretch(end.minusHours(hours).toInstant(), end.toInstant()))
                .toList();
        var spots = new LinkedHashMap<Spot, long[]>();
        for (Opened one : sameHours.opened(stretches)) {
            add(spots, one.category(), one.place(), one.stretch(), one.count());
        }
        return hottest(spots);
    }

    private List<Topic> hottest(Map<Spot, long[]> spots) {
        var topics = new ArrayList<Topic>();
        spots.forEach((spot, counts) -> {
            Topic topic = topic(spot, counts);
            if (isHot(topic)) {
                topics.add(topic);
            }
        });
        Set<Spot> inOneStreet = topics.stream()
                .map(one -> inOneStreet(one, spots))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
        return topics.stream()
                .filter(one ->
                        one.placeCode() == null || !inOneStreet.contains(new Spot(one.categoryCode(), one.placeCode())))
                .sorted(Comparator.comparingDouble(Topic::chance)
                        .thenComparing(Comparator.comparingLong(Topic::now).reversed()))
                .limit(MOST)
                .toList();
    }

    /** The district that a hot street stands for. */
    private Optional<Spot> inOneStreet(Topic topic, Map<Spot, long[]> spots) {
        String place = topic.placeCode();
        if (place == null || places.district(place).equals(place)) {
            return Optional.empty();
        }
        var district = new Spot(topic.categoryCode(), places.district(place));
        long[] there = spots.get(district);
        return there != null && topic.now() >= NEARLY_ALL * there[BEFORE] ? Optional.of(district) : Optional.empty();
    }

    private void add(Map<Spot, long[]> spots, String category, String place, int ninth, long count) {
        for (String where : new LinkedHashSet<>(List.of("", places.district(place), place))) {
            spots.computeIfAbsent(new Spot(category, where), _ -> new long[BEFORE + 1])[ninth] += count;
        }
    }

    private Topic topic(Spot spot, long[] counts) {
        List<Long> before = LongStream.of(counts).limit(BEFORE).boxed().toList();
        long sum = before.stream().mapToLong(Long::longValue).sum();
        boolean city = spot.place().isEmpty();
        // Half a case more than was seen, so that what never came before is not infinitely unlikely.
        return new Topic(
                spot.category(),
                categories.name(spot.category()),
                city ? null : spot.place(),
                city ? null : places.name(spot.place()),
                counts[BEFORE],
                (double) sum / BEFORE,
                before,
                atLeast(counts[BEFORE], (sum + 0.5) / BEFORE));
    }

    private static boolean isHot(Topic topic) {
        return topic.now() >= LEAST && topic.now() >= TIMES * topic.usual() && topic.chance() < SELDOM;
    }

    /** How likely a Poisson distribution with this mean gives so many or more. */
    static double atLeast(long count, double mean) {
        // The terms from count on; those before would leave nothing of a small chance.
        double term = Math.exp(-mean + count * Math.log(mean) - logFactorial(count));
        double sum = 0;
        for (long k = count; term > sum * 1e-12 && k < count + 10_000; k++) {
            sum += term;
            term *= mean / (k + 1);
        }
        return Math.min(1, sum);
    }

    private static double logFactorial(long n) {
        return LongStream.rangeClosed(2, n).mapToDouble(Math::log).sum();
    }
}
