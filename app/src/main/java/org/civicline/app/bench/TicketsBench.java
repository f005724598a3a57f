package org.civicline.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs the plan: fills, takes life cycles, asks what desks ask, and measures the bare database beside it. */
final class TicketsBench {

    /** Longer than this after the last life cycle, consumers of events do not keep up at all. */
    private static final Duration CATCH_UP = Duration.ofMinutes(2);

    private static final double UNFINISHED = 0.2;
    private static final int MOST_STATEMENTS = 40;
    private static final int WIDTH = 110;

    private final TicketsPlan plan;
    private final boolean listStatements;
    private final PrintWriter out;
    private final long began = System.nanoTime();

    TicketsBench(TicketsPlan plan, boolean listStatements, PrintWriter out) {
        this.plan = plan;
        this.listStatements = listStatements;
        this.out = out;
    }

    /**
     * What was measured at one size.
     *
     * @param perSecond life cycles, until the last event was consumed
     * @param withCalls life cycles that begin with a call, a second
     * @param catchUp seconds the consumers needed after the last life cycle
     * @param baseline transactions of the baseline a second
     * @param walKilobytes written per life cycle
     * @param processor used per life cycle
     */
    private record AtSize(
            int size,
            double perSecond,
            double withCalls,
            double catchUp,
            double baseline,
            double walKilobytes,
            Processor processor,
            Times steps,
            Times reads) {

        double reads95(List<String> names) {
            return names.stream()
                    .mapToDouble(name -> reads.millis(name, 0.95))
                    .max()
                    .orElse(0);
        }
    }

    Figures run() throws Exception {
        say("starting PostgreSQL and the application with the sample city");
        try (BenchCity city = BenchCity.start()) {
            Thread stop = new Thread(() -> close(city));
            Runtime.getRuntime().addShutdownHook(stop);
            Figures figures = run(city);
            Runtime.getRuntime().removeShutdownHook(stop);
            return figures;
        }
    }

    private static void close(BenchCity city) {
        try {
            city.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Figures run(BenchCity city) throws Exception {
        CaseWords words;
        try (Connection connection = city.database().connect()) {
            words = CaseWords.read(connection);
        }
        CityArchive archive = CityArchive.open(city.database()::connectAsSuperuser, words, this::say);
        TpcB baseline = TpcB.create(city.database()::connect);
        say("warming up with %d threads".formatted(plan.threads()));
        var setting = new Setting(
                city,
                words,
                Callers.Known.of(city.beans(), plan.callers()),
                new Callers.Calling(city.beans(), plan.callers()));
        lifeCycles(setting, setting.calling(), plan.firstWarmUp().dividedBy(2), UNFINISHED);
        lifeCycles(setting, setting.known(), plan.firstWarmUp().dividedBy(2), UNFINISHED);
        baseline.run(plan.threads(), plan.baseline());
        List<AtSize> results = new ArrayList<>();
        for (int size : plan.sizes()) {
            archive.fillTo(size);
            lifeCycles(setting, setting.known(), plan.warmUp(), UNFINISHED);
            results.add(measure(setting, baseline, size));
        }
        return figures(results, count(setting));
    }

    /**
     * What is measured.
     *
     * @param known whose cases are taken through their lives
     * @param calling those whose calls are written too
     */
    private record Setting(BenchCity city, CaseWords words, Callers known, Callers calling) {}

    private AtSize measure(Setting setting, TpcB baseline, int size) throws Exception {
        BenchCity city = setting.city();
        double before = baseline.run(plan.threads(), plan.baseline());
        long walBefore = wal(city);
        Processor used = Processor.now();
        long start = System.nanoTime();
        Load.Result cycles = lifeCycles(setting, setting.known(), plan.measured(), 0);
        double seconds = (System.nanoTime() - start) / 1e9;
        Processor each = Processor.now().since(used, cycles.count());
        long wal = wal(city) - walBefore;
        double after = baseline.run(plan.threads(), plan.baseline());
        Load.Result calls =
                lifeCycles(setting, setting.calling(), plan.measured().dividedBy(3), 0);
        Times steps = cycles.times();
        steps.and(calls.times().only(Callers.Calling.STEPS));
        var result = new AtSize(
                size,
                cycles.count() / seconds,
                calls.perSecond(),
                seconds - cycles.seconds(),
                (before + after) / 2,
                wal / 1024.0 / cycles.count(),
                each,
                steps,
                new DeskReads(city.beans(), "13800138000").run(plan.reads()));
        tell(result);
        return result;
    }

    /** Until the last event of the last case is consumed. */
    private Load.Result lifeCycles(Setting setting, Callers callers, Duration time, double unfinished)
            throws Exception {
        Load.Result result = Load.run(
                plan.threads(),
                time,
                number -> new LifeCycle(setting.city().beans(), setting.words(), callers, number, unfinished));
        try (Connection connection = setting.city().database().connect()) {
            long limit = System.nanoTime() + CATCH_UP.toNanos();
            while (CityArchive.number(connection, "SELECT count(*) FROM event_publication") > 0) {
                if (System.nanoTime() > limit) {
                    throw new IllegalStateException("events are not consumed");
                }
                Thread.sleep(20);
            }
        }
        return result;
    }

    private static long wal(BenchCity city) throws Exception {
        try (Connection connection = city.database().connect()) {
            return CityArchive.number(connection, "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')");
        }
    }

    /** One thread, so that nothing waits for another. */
    private StatementCount count(Setting setting) throws Exception {
        BenchCity city = setting.city();
        LifeCycle cycle = new LifeCycle(city.beans(), setting.words(), setting.known(), 0, 0);
        city.statements().start();
        for (int i = 0; i < plan.counted(); i++) {
            cycle.once();
        }
        lifeCycles(setting, setting.known(), Duration.ZERO, 0);
        city.statements().stop();
        say("one life cycle, event consumers included: %.1f statements, %.1f commits"
                .formatted(
                        per(city.statements().statements()),
                        per(city.statements().commits())));
        if (listStatements) {
            say("statements per life cycle, milliseconds per life cycle:");
            city.statements().lines().stream()
                    .limit(MOST_STATEMENTS)
                    .forEach(line -> say("  %6.2f  %7.3f ms  %s"
                            .formatted(per(line.times()), line.millis() / plan.counted(), brief(line.sql()))));
        }
        return city.statements();
    }

    private double per(long count) {
        return count / (double) plan.counted();
    }

    private static String brief(String sql) {
        String line = sql.replaceAll("\\s+", " ").strip();
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + "…";
    }

    private void tell(AtSize result) {
        say(
                "%,d tickets: %.1f life cycles/s (consumers caught up %.2f s later), baseline %.0f transactions/s, ratio %.3f, %.0f kB of log each"
                        .formatted(
                                result.size(),
                                result.perSecond(),
                                result.catchUp(),
                                result.baseline(),
                                result.perSecond() / result.baseline(),
                                result.walKilobytes()));
        say("  with the call it begins with: %.1f life cycles/s".formatted(result.withCalls()));
        say("  processor time of a life cycle: %.1f ms of the application, %.1f ms of PostgreSQL"
                .formatted(result.processor().application(), result.processor().database()));
        for (Times times : List.of(result.steps(), result.reads())) {
            say("  %-26s %9s %9s %9s".formatted("milliseconds", "p50", "p95", "p99"));
            for (String name : times.names()) {
                say("  %-26s %9.2f %9.2f %9.2f"
                        .formatted(name, times.millis(name, 0.5), times.millis(name, 0.95), times.millis(name, 0.99)));
            }
        }
    }

    private Figures figures(List<AtSize> results, StatementCount count) {
        AtSize last = results.getLast();
        var figures = new Figures()
                .put("size", (long) last.size())
                .put("lifecycles_per_s", last.perSecond())
                .put("with_calls_per_s", last.withCalls())
                .put("db_ratio", last.perSecond() / last.baseline())
                .put("create_p95_ms", last.steps().millis("create", 0.95))
                .put("inbox_p95_ms", last.reads95(DeskReads.INBOXES))
                .put("search_p95_ms", last.reads95(DeskReads.SEARCHES))
                .put("dashboard_p95_ms", last.reads().millis(DeskReads.DASHBOARD, 0.95))
                .put("baseline_tps", Math.round(last.baseline()))
                .put("statements", per(count.statements()))
                .put("commits", per(count.commits()))
                .put("wal_kb", last.walKilobytes())
                .put("application_cpu_ms", last.processor().application())
                .put("database_cpu_ms", last.processor().database());
        for (AtSize other : results.subList(0, results.size() - 1)) {
            figures.put("lifecycles_per_s_" + other.size(), other.perSecond());
        }
        if (results.size() > 1) {
            // Of one life cycle, against the size before: 1.2 is a fifth dearer.
            figures.put("cost_growth", results.get(results.size() - 2).perSecond() / last.perSecond());
        }
        return figures;
    }

    private void say(String text) {
        synchronized (out) {
            out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - began) / 1e9, text);
            out.flush();
        }
    }
}
