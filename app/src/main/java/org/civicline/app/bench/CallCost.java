package org.civicline.app.bench;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Processor time of all that takes part in calls, in milliseconds: where a machine's two processors went.
 *
 * @param asterisk signalling, sound, recording
 * @param application the application's process
 * @param database the processes PostgreSQL consists of
 * @param telephones this process: callers and agents
 */
record CallCost(double asterisk, double application, double database, double telephones) {

    /** Used so far. */
    static CallCost now(BenchPlatform platform) {
        return new CallCost(
                millis(platform.process("asterisk")),
                millis(platform.process("application")),
                millis(platform.process("postgres")),
                millis(ProcessHandle.current()));
    }

    private static double millis(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                        .flatMap(one -> one.info().totalCpuDuration().stream())
                        .mapToLong(Duration::toNanos)
                        .sum()
                / 1e6;
    }

    /** What was used since another moment, for each of so many calls. */
    CallCost since(CallCost before, long calls) {
        return new CallCost(
                (asterisk - before.asterisk) / calls,
                (application - before.application) / calls,
                (database - before.database) / calls,
                (telephones - before.telephones) / calls);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Asterisk %.0f, application %.0f, PostgreSQL %.0f, telephones %.0f ms a call",
                asterisk,
                application,
                database,
                telephones);
    }
}
