package org.civicline.app.samplecity;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** Random choices, the same for the same seed: {@link Random}'s algorithm is fixed by its specification. */
final class Draw {

    private final Random random;

    Draw(long seed) {
        random = new Random(seed);
    }

    /** What never happens leaves the luck of all else as it is. */
    boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    /** From {@code least} to {@code most}, both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    double between(double least, double most) {
        return least + random.nextDouble() * (most - least);
    }

    Duration minutes(int least, int most) {
        return Duration.ofSeconds(between(least * 60, most * 60));
    }

    Duration seconds(int least, int most) {
        return Duration.ofSeconds(between(least, most));
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    <T> T weighted(List<T> of, ToDoubleFunction<T> weight) {
        double left = random.nextDouble() * of.stream().mapToDouble(weight).sum();
        for (T each : of) {
            left -= weight.applyAsDouble(each);
            if (left < 0) {
                return each;
            }
        }
        return of.getLast();
    }
}
