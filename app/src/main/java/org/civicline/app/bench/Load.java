package org.civicline.app.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that do the same again and again for a while, each as fast as it can. */
final class Load {

    private Load() {}

    /** What one thread does. */
    interface Worker extends AutoCloseable {

        void once() throws Exception;

        /** What it has measured. */
        default Times times() {
            return new Times();
        }

        @Override
        default void close() throws Exception {}
    }

    /** Makes the worker of a thread. */
    @FunctionalInterface
    interface Workers {
        Worker worker(int number) throws Exception;
    }

    /** @param nanos from the common start to the last end */
    record Result(long count, long nanos, Times times) {

        double seconds() {
            return nanos / 1e9;
        }

        double perSecond() {
            return count / seconds();
        }
    }

    /** The first failure of a worker ends it all: a benchmark with errors in it measures nothing. */
    static Result run(int threads, Duration time, Workers workers) throws InterruptedException {
        long began = System.nanoTime();
        long end = began + time.toNanos();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Result>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                running.add(executor.submit(() -> {
                    try (Worker worker = workers.worker(number)) {
                        long count = 0;
                        while (System.nanoTime() < end) {
                            worker.once();
                            count++;
                        }
                        return new Result(count, 0, worker.times());
                    }
                }));
            }
            long count = 0;
            var times = new Times();
            for (Future<Result> one : running) {
                Result result = one.get();
                count += result.count();
                times.and(result.times());
            }
            return new Result(count, System.nanoTime() - began, times);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker failed: " + e.getCause(), e.getCause());
        }
    }
}
