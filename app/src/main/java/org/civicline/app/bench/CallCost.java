package org.civicline.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** USER_HZ, which Linux tells processes on every machine. */
    private static final double MILLIS_PER_TICK = 10;

    /** Used so far. */
    static CallCost now(BenchPlatform platform) {
        return new CallCost(
                millis(platform.process("asterisk")),
                millis(platform.process("application")),
                millis(platform.process("postgres")),
                millis(ProcessHandle.current()));
    }

    private static double millis(ProcessHandle process) {
        return Processor.millis(Stream.concat(Stream.of(process), process.descendants())) + ended(process);
    }

    /** PostgreSQL makes a process for each connection, and what they used is their parent's when they end: proc(5). */
    private static double ended(ProcessHandle parent) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(parent.pid()), "stat"));
            // behind the name, which may have blanks in it; cutime and cstime are fields 16 and 17
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[16 - 3]) + Long.parseLong(fields[17 - 3])) * MILLIS_PER_TICK;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
