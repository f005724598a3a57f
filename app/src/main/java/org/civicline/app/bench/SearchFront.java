package org.civicline.app.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.KnowledgeQuery.Mode;
import org.civicline.knowledgebase.KnowledgeTrial;
import org.civicline.knowledgebase.KnowledgeTrial.Text;
import tools.jackson.databind.json.JsonMapper;

/**
 * A process that has nothing but the index in it, of the code that serves people, and answers {@code GET /bm25?q=} and
 * {@code GET /hybrid?q=} with ten hits: sign-in, sessions and pages are left out, as they are in Elasticsearch.
 *
 * <p>Says {@code indexed SECONDS}, {@code bytes N} and {@code port N} when it is ready, and ends when its input does.
 */
final class SearchFront {

    private static final int HITS = 10;
    private static final int BATCH = 500;
    private static final double NOISE = 6;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SearchFront() {}

    /** @param arguments how many articles, and whether by meaning too */
    public static void main(String[] arguments) throws IOException {
        int articles = Integer.parseInt(arguments[0]);
        boolean hybrid = Boolean.parseBoolean(arguments[1]);
        try (var trial = KnowledgeTrial.lucene(hybrid)) {
            if (hybrid && !trial.hasMeaning()) {
                throw new IllegalStateException("this machine cannot run the sentence model");
            }
            System.out.println("indexed " + index(trial, articles));
            System.out.println("bytes " + trial.bytes());
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/bm25", exchange -> answer(exchange, trial, Mode.BM25));
            server.createContext("/hybrid", exchange -> answer(exchange, trial, Mode.HYBRID));
            server.start();
            System.out.println("port " + server.getAddress().getPort());
            System.in.transferTo(OutputStream.nullOutputStream());
            server.stop(0);
        }
    }

    /** @return seconds it took, without the making of vectors */
    private static double index(KnowledgeTrial trial, int articles) {
        var corpus = new SearchCorpus();
        List<List<byte[]>> bases = trial.hasMeaning() ? bases(trial, corpus) : List.of();
        long nanos = 0;
        for (int from = 0; from < articles; from += BATCH) {
            Map<Text, List<byte[]>> batch = new LinkedHashMap<>();
            for (int i = from; i < Math.min(articles, from + BATCH); i++) {
                Text article = corpus.article(i);
                batch.put(
                        article,
                        bases.isEmpty()
                                ? List.of()
                                : vectors(KnowledgeTrial.passages(article), bases.get(corpus.baseOf(i)), i));
            }
            long began = System.nanoTime();
            trial.put(batch);
            nanos += System.nanoTime() - began;
        }
        long began = System.nanoTime();
        trial.settle();
        nanos += System.nanoTime() - began;
        return nanos / 1e9;
    }

    private static List<List<byte[]>> bases(KnowledgeTrial trial, SearchCorpus corpus) {
        var bases = new ArrayList<List<byte[]>>();
        for (int i = 0; i < corpus.bases(); i++) {
            bases.add(trial.vectors(corpus.article(i)));
        }
        return bases;
    }

    /** Making each with the model would take half an hour and change nothing of what a search costs. */
    private static List<byte[]> vectors(int passages, List<byte[]> base, int seed) {
        var random = new java.util.Random(seed);
        var vectors = new ArrayList<byte[]>();
        for (int i = 0; i < passages; i++) {
            byte[] vector = base.get(i % base.size()).clone();
            for (int j = 0; j < vector.length; j++) {
                vector[j] = (byte) Math.clamp(vector[j] + Math.round(random.nextGaussian() * NOISE), -127, 127);
            }
            vectors.add(vector);
        }
        return vectors;
    }

    private static void answer(HttpExchange exchange, KnowledgeTrial trial, Mode mode) throws IOException {
        try (exchange) {
            String text = URLDecoder.decode(
                    exchange.getRequestURI().getRawQuery().substring("q=".length()), StandardCharsets.UTF_8);
            byte[] json = JSON.writeValueAsBytes(
                    trial.index().search(KnowledgeQuery.of(text, true, HITS).by(mode)));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        }
    }
}
