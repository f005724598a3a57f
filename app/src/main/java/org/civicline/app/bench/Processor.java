package org.civicline.app.bench;

import java.time.Duration;
import java.util.stream.Stream;

/**
 * Processor time used so far, in milliseconds. It says who works and who waits, and shows a change better than a clock on
 * the wall does where the machine has other work; that others wear out its caches counts still.
 *
 * @param application of this process, its compiler and collector included
 * @param database of the processes PostgreSQL consists of
 */
record Processor(double application, double database) {

    static Processor now() {
        ProcessHandle self = ProcessHandle.current();
        return new Processor(millis(Stream.of(self)), millis(self.descendants()));
    }

    /** Of processes that live now. */
    static double millis(Stream<ProcessHandle> processes) {
        return processes
                        .flatMap(one -> one.info().totalCpuDuration().stream())
                        .mapToLong(Duration::toNanos)
                        .sum()
                / 1e6;
    }

    /** What was used since another moment, for each of so many. */
    Processor since(Processor before, long times) {
        return new Processor((application - before.application) / times, (database - before.database) / times);
    }
}
