package org.civicline.ticketing.figures;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.figures.Counting.By;
import org.civicline.ticketing.places.PlaceBook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is bursting: a category in a district, or in the whole city, of which far more cases came than usual there. Confidential
 * cases are left out, for where few are, a place and a matter tell who.
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

    private static final int MOST = 20;

    /** Beyond, nine times as long is more than figures are read for. */
    static final int MOST_DAYS = 31;

    /**
     * @param placeCode a district; null for the whole city
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

    private record Spot(String category, String district) {}

    private final Counting counting;
    private final CategoryPaths categories;
    private final PlaceBook places;

    HotTopics(Counting counting, CategoryPaths categories, PlaceBook places) {
        this.counting = counting;
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
                    int ninth = Math.clamp(Long.parseLong(keys.get(2)), 0, BEFORE);
                    String district = places.district(keys.get(1));
                    add(spots, new Spot(keys.get(0), ""), ninth, count);
                    if (!district.isEmpty()) {
                        add(spots, new Spot(keys.get(0), district), ninth, count);
                    }
                });
        var topics = new ArrayList<Topic>();
        spots.forEach((spot, counts) -> {
            Topic topic = topic(spot, counts);
            if (isHot(topic)) {
                topics.add(topic);
            }
        });
        return topics.stream()
                .sorted(Comparator.comparingDouble(Topic::chance)
                        .thenComparing(Comparator.comparingLong(Topic::now).reversed()))
                .limit(MOST)
                .toList();
    }

    private static void add(Map<Spot, long[]> spots, Spot spot, int ninth, long count) {
        spots.computeIfAbsent(spot, _ -> new long[BEFORE + 1])[ninth] += count;
    }

    private Topic topic(Spot spot, long[] counts) {
        List<Long> before = LongStream.of(counts).limit(BEFORE).boxed().toList();
        long sum = before.stream().mapToLong(Long::longValue).sum();
        boolean city = spot.district().isEmpty();
        // Half a case more than was seen, so that what never came before is not infinitely unlikely.
        return new Topic(
                spot.category(),
                categories.name(spot.category()),
                city ? null : spot.district(),
                city ? null : places.name(spot.district()),
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
