package org.civicline.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicline.app.bench.SyntheticEvents.Scene;
import org.civicline.app.bench.SyntheticEvents.Told;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.LikelyDuplicates;
import org.civicline.ticketing.LikelyDuplicates.Likely;
import org.civicline.ticketing.LikelyDuplicates.Writing;
import org.civicline.ticketing.PastCases;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Puts the synthetic set into a sample city, asks about each scene as the console does, and counts what is right. */
final class DuplicatesBench {

    private static final int ROUNDS = 3;
    private static final String ANSWER = "（合成数据）已处理。";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZONE);

    private final long seed;
    private final int scenes;
    private final int size;

    /** @param size cases in the database when times are measured */
    DuplicatesBench(long seed, int scenes, int size) {
        this.seed = seed;
        this.scenes = scenes;
        this.size = size;
    }

    /** What was shown for one way of asking. */
    private static final class Count {

        private int shown;
        private int right;
        private int there;
        private int silent;
        private int nothingThere;

        void add(Set<String> same, List<Likely> likely) {
            long found =
                    likely.stream().filter(one -> same.contains(one.number())).count();
            shown += likely.size();
            right += (int) found;
            there += same.size();
            if (same.isEmpty()) {
                nothingThere++;
                silent += likely.isEmpty() ? 1 : 0;
            }
        }

        Figures into(Figures figures, String suffix) {
            return figures.put("precision" + suffix, (double) right / Math.max(1, shown))
                    .put("recall" + suffix, (double) right / Math.max(1, there))
                    .put("silent" + suffix, (double) silent / Math.max(1, nothingThere));
        }
    }

    Figures run(PrintWriter out) throws IOException, InterruptedException {
        say(out, "starting PostgreSQL and the application with the sample city");
        try (BenchCity city = BenchCity.start()) {
            var stop = new Thread(() -> close(city));
            Runtime.getRuntime().addShutdownHook(stop);
            say(out, "asking about " + scenes + " synthetic scenes");
            List<Scene> set = new SyntheticEvents(seed).scenes(scenes);
            Figures figures = measure(city.beans(), set);
            say(out, "filling to " + size + " cases");
            time(city.beans(), set, figures, out);
            Runtime.getRuntime().removeShutdownHook(stop);
            return figures;
        }
    }

    /** What is shown is right or wrong. */
    static Figures measure(BeanFactory city, List<Scene> set) {
        Map<Scene, Set<String>> same = fill(city.getBean(PastCases.class), set, Instant.now());
        var duplicates = city.getBean(LikelyDuplicates.class);
        var whole = new Count();
        var early = new Count();
        for (Scene scene : set) {
            Told told = scene.now();
            Set<String> right = same.getOrDefault(scene, Set.of());
            whole.add(right, duplicates.find(whole(told)));
            early.add(
                    right,
                    duplicates.find(new Writing(told.title(), firstWords(told.text()), null, told.address(), null)));
        }
        return early.into(whole.into(new Figures().put("synthetic_scenes", set.size()), ""), "_early");
    }

    /** How long it takes among many cases. */
    private void time(BeanFactory city, List<Scene> set, Figures figures, PrintWriter out) {
        new CopiedCases(city.getBean(JdbcClient.class), city.getBean(TransactionOperations.class))
                .fillTo(size, have -> say(out, "  " + have));
        var duplicates = city.getBean(LikelyDuplicates.class);
        long[] nanos = new long[set.size() * ROUNDS];
        for (int i = 0; i < nanos.length; i++) {
            Writing writing = whole(set.get(i % set.size()).now());
            long began = System.nanoTime();
            duplicates.find(writing);
            nanos[i] = System.nanoTime() - began;
        }
        // The first round finds nothing in memory yet.
        long[] warm = Arrays.copyOfRange(nanos, set.size(), nanos.length);
        Arrays.sort(warm);
        figures.put("size", size)
                .put("find_p50_ms", warm[warm.length / 2] / 1e6)
                .put("find_p95_ms", warm[warm.length * 95 / 100] / 1e6);
    }

    private static Writing whole(Told told) {
        return new Writing(told.title(), told.text(), told.category(), told.address(), null);
    }

    private static String firstWords(String text) {
        return text.substring(0, text.length() / 2);
    }

    /** @return the numbers of the cases that are of the scene's event */
    private static Map<Scene, Set<String>> fill(PastCases past, List<Scene> set, Instant now) {
        var same = new HashMap<Scene, Set<String>>();
        var cases = new ArrayList<PastCase>();
        for (Scene scene : set) {
            var numbers = new HashSet<String>();
            for (Told told : scene.before()) {
                int count = cases.size() + 1;
                PastCase one = pastCase(told, count, now);
                cases.add(one);
                if (told.same()) {
                    numbers.add(one.number());
                }
            }
            same.put(scene, numbers);
        }
        past.add(cases);
        return same;
    }

    private static PastCase pastCase(Told told, int count, Instant now) {
        Instant opened = now.minus(told.ago());
        Instant closed = told.closedAgo() == null ? null : now.minus(told.closedAgo());
        return new PastCase(
                "%s-%06d".formatted(DAY.format(opened), 900_000 + count),
                new ContactPoint(ContactPoint.Kind.PHONE, "1990000%04d".formatted(count)),
                null,
                Channel.PHONE,
                null,
                60,
                TicketType.HELP,
                told.category(),
                Urgency.NORMAL,
                told.title(),
                told.text(),
                told.address(),
                false,
                opened,
                null,
                null,
                null,
                null,
                null,
                closed == null ? null : ANSWER,
                null,
                false,
                null,
                null,
                null,
                closed,
                List.of());
    }

    private static void close(BenchCity city) {
        try {
            city.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void say(PrintWriter out, String text) {
        out.println(text);
        out.flush();
    }
}
