package org.civicline.app.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.civicline.app.launcher.Tools;
import org.civicline.simulators.elasticsearch.ElasticsearchServer;

/** Asks our search and Elasticsearch the same questions over HTTP by the same client, one after the other. */
final class SearchBench {

    private static final String ASKED = "asked";
    private static final int OUR_HEAP = 3_072;
    private static final int THEIR_HEAP = 2_048;

    private final SearchPlan plan;
    private final PrintWriter out;
    private final SearchCorpus corpus = new SearchCorpus();
    private final long began = System.nanoTime();

    SearchBench(SearchPlan plan, PrintWriter out) {
        this.plan = plan;
        this.out = out;
    }

    /** With one client, and with many. */
    private record Asked(Load.Result one, Load.Result many) {}

    Figures run() throws IOException, InterruptedException {
        say("starting Elasticsearch");
        try (var server = ElasticsearchServer.start(Tools.find(System.getenv()).elasticsearch(), THEIR_HEAP)) {
            var figures = new Figures();
            byWords(server, figures);
            byMeaning(server, figures);
            return figures;
        }
    }

    private void byWords(ElasticsearchServer server, Figures figures) throws IOException, InterruptedException {
        say("%,d articles into Elasticsearch".formatted(plan.articles()));
        SearchSide theirs = SearchSide.elasticsearch(server.address(), "articles", plan.articles());
        say("%,d articles into Lucene".formatted(plan.articles()));
        try (var process = SearchProcess.start(plan.articles(), false, OUR_HEAP)) {
            SearchSide ours = process.side();
            load(ours, plan.clients(), plan.warmUp());
            load(theirs, plan.clients(), plan.warmUp());
            double ourRate = 0;
            double theirRate = 0;
            Asked our = null;
            Asked their = null;
            for (int round = 0; round < plan.rounds(); round++) {
                our = ask("BM25, ours", ours);
                their = ask("BM25, Elasticsearch", theirs);
                ourRate += our.many().perSecond() / plan.rounds();
                theirRate += their.many().perSecond() / plan.rounds();
            }
            if (our == null || their == null) {
                throw new IllegalStateException("no rounds");
            }
            figures.put("articles", plan.articles())
                    .put("lucene_qps", ourRate)
                    .put("elasticsearch_qps", theirRate)
                    .put("ratio", ourRate / theirRate)
                    .put("lucene_p50_ms", our.one().times().millis(ASKED, 0.5))
                    .put("lucene_p99_ms", our.one().times().millis(ASKED, 0.99))
                    .put("elasticsearch_p50_ms", their.one().times().millis(ASKED, 0.5))
                    .put("elasticsearch_p99_ms", their.one().times().millis(ASKED, 0.99))
                    .put("lucene_index_mb", ours.indexBytes() >> 20)
                    .put("elasticsearch_index_mb", theirs.indexBytes() >> 20)
                    .put("lucene_indexed_per_s", ours.articlesPerSecond())
                    .put("elasticsearch_indexed_per_s", theirs.articlesPerSecond())
                    .put("lucene_memory_mb", SearchSide.megabytes(process.handle()))
                    .put("elasticsearch_memory_mb", SearchSide.megabytes(server.serving()));
        }
    }

    private void byMeaning(ElasticsearchServer server, Figures figures) throws IOException, InterruptedException {
        say("%,d articles into Elasticsearch".formatted(plan.hybridArticles()));
        SearchSide theirs = SearchSide.elasticsearch(server.address(), "few-articles", plan.hybridArticles());
        say("%,d articles with vectors into Lucene".formatted(plan.hybridArticles()));
        try (var process = SearchProcess.start(plan.hybridArticles(), true, OUR_HEAP)) {
            SearchSide ours = process.side();
            load(ours, plan.clients(), plan.warmUp());
            load(theirs, plan.clients(), plan.warmUp());
            Asked our = ask("hybrid, ours", ours);
            Asked their = ask("BM25, Elasticsearch", theirs);
            say("hybrid at %d questions/s for %d s"
                    .formatted(plan.rate(), plan.paced().toSeconds()));
            Times paced = paced(ours);
            say("  p50 %.1f ms, p99 %.1f ms".formatted(paced.millis(ASKED, 0.5), paced.millis(ASKED, 0.99)));
            figures.put("hybrid_articles", plan.hybridArticles())
                    .put("hybrid_qps", our.many().perSecond())
                    .put("hybrid_p50_ms", paced.millis(ASKED, 0.5))
                    .put("hybrid_p99_ms", paced.millis(ASKED, 0.99))
                    .put("hybrid_beside_elasticsearch_qps", their.many().perSecond())
                    .put("hybrid_ratio", our.many().perSecond() / their.many().perSecond())
                    .put("hybrid_index_mb", ours.indexBytes() >> 20)
                    .put("hybrid_indexed_per_s", ours.articlesPerSecond())
                    .put("hybrid_memory_mb", SearchSide.megabytes(process.handle()));
        }
    }

    private Asked ask(String what, SearchSide side) throws InterruptedException {
        var asked = new Asked(load(side, 1, plan.measured()), load(side, plan.clients(), plan.measured()));
        say("%s: one client %.0f/s, p50 %.1f, p99 %.1f ms; %d clients %.0f/s, p50 %.1f, p99 %.1f ms"
                .formatted(
                        what,
                        asked.one().perSecond(),
                        asked.one().times().millis(ASKED, 0.5),
                        asked.one().times().millis(ASKED, 0.99),
                        plan.clients(),
                        asked.many().perSecond(),
                        asked.many().times().millis(ASKED, 0.5),
                        asked.many().times().millis(ASKED, 0.99)));
        return asked;
    }

    /** Goes on where the questions before ended: who asks the same again is answered from memory. */
    private Load.Result load(SearchSide side, int clients, Duration time) throws InterruptedException {
        return Load.run(clients, time, _ -> new Client(side));
    }

    /** Each asks a question when its time has come, whether those before it are answered or not, as far as lines reach. */
    private Times paced(SearchSide side) throws InterruptedException {
        var place = new AtomicInteger();
        long start = System.nanoTime();
        long gap = TimeUnit.SECONDS.toNanos(1) / plan.rate();
        return Load.run(plan.clients() * 4, plan.paced(), _ -> new Client(side) {
                    @Override
                    public void once() throws Exception {
                        long due = start + place.getAndIncrement() * gap;
                        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                        ask(due);
                    }
                })
                .times();
    }

    private class Client implements Load.Worker {

        private final SearchSide side;
        private final HttpLine line;
        private final Times times = new Times();

        Client(SearchSide side) throws IOException {
            this.side = side;
            this.line = new HttpLine(side.address());
        }

        @Override
        public void once() throws Exception {
            ask(System.nanoTime());
        }

        void ask(long since) throws IOException {
            side.asking().ask(line, corpus.question(side.asked().getAndIncrement(), side.articles()));
            times.add(ASKED, System.nanoTime() - since);
        }

        @Override
        public Times times() {
            return times;
        }

        @Override
        public void close() throws IOException {
            line.close();
        }
    }

    private void say(String text) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - began) / 1e9, text);
        out.flush();
    }
}
