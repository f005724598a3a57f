package org.civicline.app.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** How long each of several kinds of work took. One thread's own until it is put together with others'. */
final class Times {

    private static final double NANOS_PER_MILLI = 1e6;

    private final Map<String, Samples> byName = new LinkedHashMap<>();

    <T> T of(String name, Supplier<T> work) {
        long began = System.nanoTime();
        T result = work.get();
        add(name, System.nanoTime() - began);
        return result;
    }

    void add(String name, long nanos) {
        byName.computeIfAbsent(name, _ -> new Samples()).add(nanos);
    }

    void run(String name, Runnable work) {
        long began = System.nanoTime();
        work.run();
        add(name, System.nanoTime() - began);
    }

    void and(Times others) {
        others.byName.forEach((name, samples) ->
                byName.computeIfAbsent(name, _ -> new Samples()).addAll(samples));
    }

    /** Those of some kinds of work alone. */
    Times only(Set<String> names) {
        var those = new Times();
        byName.forEach((name, samples) -> {
            if (names.contains(name)) {
                those.byName.put(name, samples);
            }
        });
        return those;
    }

    Iterable<String> names() {
        return byName.keySet();
    }

    /** @return 0 if there were none */
    double millis(String name, double quantile) {
        Samples samples = byName.get(name);
        return samples == null ? 0 : samples.quantile(quantile) / NANOS_PER_MILLI;
    }

    private static final class Samples {

        private long[] nanos = new long[256];
        private int count;

        void add(long one) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, count * 2);
            }
            nanos[count++] = one;
        }

        void addAll(Samples others) {
            for (int i = 0; i < others.count; i++) {
                add(others.nanos[i]);
            }
        }

        double quantile(double quantile) {
            long[] sorted = Arrays.copyOf(nanos, count);
            Arrays.sort(sorted);
            return sorted[Math.max(0, (int) Math.ceil(quantile * count) - 1)];
        }
    }
}
