package org.civicline.testkit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Things done at the same moment, each on a thread of its own. */
public final class AtOnce {

    private static final int LONGEST_SECONDS = 60;

    private AtOnce() {}

    /** The same many times. @return what each of them got */
    public static <T> List<T> many(int times, Callable<T> act) throws Exception {
        return all(Collections.nCopies(times, act));
    }

    /** @return what each of them got, in their order */
    public static <T> List<T> all(List<? extends Callable<T>> acts) throws Exception {
        var start = new CountDownLatch(1);
        var results = new ArrayList<T>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (var act : acts) {
                running.add(threads.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            start.countDown();
            for (var one : running) {
                results.add(one.get(LONGEST_SECONDS, TimeUnit.SECONDS));
            }
        }
        return results;
    }
}
