package org.civicline.app.eval;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.civicline.app.bench.Figures;
import org.civicline.app.eval.EvaluationSet.Asked;
import org.civicline.app.eval.KnowledgeEvalCommand.Engine;
import org.civicline.app.launcher.Tools;
import org.civicline.app.launcher.Trouble;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.KnowledgeQuery.Mode;
import org.civicline.knowledgebase.KnowledgeTrial;
import org.civicline.simulators.elasticsearch.ElasticsearchServer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Asks a throw-away index all questions and counts. */
final class KnowledgeEval {

    private static final int BATCH = 100;
    private static final int SHOWN_EVERY = 5;
    private static final int LOOKED_AT = 10;
    private static final int WARMING_QUESTIONS = 200;
    private static final int HEAP_MEGABYTES = 1_024;

    private final EvaluationSet set;
    private final Engine engine;
    private final Mode mode;
    private final long loadSeconds;
    private final PrintWriter out;

    /** @param loadSeconds how long as many clients ask as there are processors */
    KnowledgeEval(EvaluationSet set, Engine engine, Mode mode, long loadSeconds, PrintWriter out) {
        this.set = set;
        this.engine = engine;
        this.mode = mode;
        this.loadSeconds = loadSeconds;
        this.out = out;
    }

    Figures run(@Nullable Path evidence) throws IOException, InterruptedException {
        if (set.questions().isEmpty()) {
            throw new Trouble("none of the questions is answered by the articles taken", "Leave --quick away.");
        }
        return switch (engine) {
            case LUCENE -> run(KnowledgeTrial.lucene(mode != Mode.BM25), evidence);
            case ELASTICSEARCH -> {
                say("starting Elasticsearch");
                try (var server =
                        ElasticsearchServer.start(Tools.find(System.getenv()).elasticsearch(), HEAP_MEGABYTES)) {
                    yield run(KnowledgeTrial.elasticsearch(server.address(), mode != Mode.BM25), evidence);
                }
            }
        };
    }

    private Figures run(KnowledgeTrial opened, @Nullable Path evidence) throws IOException, InterruptedException {
        try (var trial = opened) {
            if (mode != Mode.BM25 && !trial.hasMeaning()) {
                throw new Trouble("this machine cannot run the sentence model", "Try --mode bm25.");
            }
            index(trial, set, out);
            if (evidence != null) {
                write(trial, evidence);
            }
            for (Asked asked : set.questions()
                    .subList(0, Math.min(WARMING_QUESTIONS, set.questions().size()))) {
                ask(trial, asked);
            }
            say("asking %d questions one by one".formatted(set.questions().size()));
            Figures figures = quality(trial);
            say("asking with %d clients for %d s".formatted(clients(), loadSeconds));
            return figures.put("qps", load(trial));
        }
    }

    /** Puts all articles, and says how far it is. */
    static void index(KnowledgeTrial trial, EvaluationSet set, PrintWriter out) {
        int all = set.articles().size();
        long began = System.nanoTime();
        for (int from = 0; from < all; from += BATCH) {
            int to = Math.min(all, from + BATCH);
            trial.put(set.articles().subList(from, to));
            if (to == all || to % (BATCH * SHOWN_EVERY) == 0) {
                out.println("indexed %d of %d articles, %d s".formatted(to, all, seconds(began)));
                out.flush();
            }
        }
    }

    private Figures quality(KnowledgeTrial trial) {
        List<Asked> questions = set.questions();
        long[] nanos = new long[questions.size()];
        double reciprocal = 0;
        int first = 0;
        int five = 0;
        for (int i = 0; i < nanos.length; i++) {
            long began = System.nanoTime();
            List<Hit> hits = ask(trial, questions.get(i));
            nanos[i] = System.nanoTime() - began;
            int rank = rank(hits, questions.get(i).relevant());
            reciprocal += rank == 0 ? 0 : 1.0 / rank;
            first += rank == 1 ? 1 : 0;
            five += rank >= 1 && rank <= 5 ? 1 : 0;
        }
        Arrays.sort(nanos);
        return new Figures()
                .put("mrr@10", reciprocal / nanos.length)
                .put("recall@1", (double) first / nanos.length)
                .put("recall@5", (double) five / nanos.length)
                .put("p50_ms", nanos[nanos.length / 2] / 1e6)
                .put("p99_ms", nanos[(int) Math.ceil(nanos.length * 0.99) - 1] / 1e6);
    }

    private static int rank(List<Hit> hits, String relevant) {
        for (int i = 0; i < hits.size(); i++) {
            if (hits.get(i).code().equals(relevant)) {
                return i + 1;
            }
        }
        return 0;
    }

    private double load(KnowledgeTrial trial) throws InterruptedException {
        var asked = new AtomicInteger();
        long began = System.nanoTime();
        long end = began + TimeUnit.SECONDS.toNanos(loadSeconds);
        try (var clients = Executors.newFixedThreadPool(clients())) {
            for (int i = 0; i < clients(); i++) {
                clients.execute(() -> {
                    while (System.nanoTime() < end) {
                        ask(
                                trial,
                                set.questions()
                                        .get(asked.getAndIncrement()
                                                % set.questions().size()));
                    }
                });
            }
            clients.shutdown();
            if (!clients.awaitTermination(loadSeconds + 30, TimeUnit.SECONDS)) {
                throw new Trouble("the clients did not come to an end", "Is the machine busy with something else?");
            }
        }
        return asked.get() / ((System.nanoTime() - began) / 1e9);
    }

    private List<Hit> ask(KnowledgeTrial trial, Asked asked) {
        return trial.index()
                .search(KnowledgeQuery.of(asked.query(), true, LOOKED_AT).by(mode));
    }

    private void write(KnowledgeTrial trial, Path file) throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (Asked asked : set.questions()) {
                writer.write(json.writeValueAsString(Map.of(
                        "query", asked.query(),
                        "relevant", asked.relevant(),
                        "found", trial.evidence(asked.query()))));
                writer.newLine();
            }
        }
    }

    private static int clients() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static long seconds(long began) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
    }

    private void say(String text) {
        out.println(text);
        out.flush();
    }
}
