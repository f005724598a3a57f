package org.civicline.app.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.civicline.knowledgebase.KnowledgeTrial.Text;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server that is asked questions.
 *
 * @param asked how many questions it was asked
 * @param indexSeconds how long it took to take all articles in
 * @param indexBytes what its index takes
 */
record SearchSide(URI address, Asking asking, AtomicInteger asked, int articles, double indexSeconds, long indexBytes) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BULK = 500;
    private static final int HITS = 10;

    /** How one question is asked over a line. */
    @FunctionalInterface
    interface Asking {

        String ask(HttpLine line, String question) throws IOException;
    }

    /** Ours, asked for one mode. */
    static Asking ours(String mode) {
        return (line, question) -> line.get("/" + mode + "?q=" + URLEncoder.encode(question, StandardCharsets.UTF_8));
    }

    /**
     * Elasticsearch as who installs it would begin: title and text in one field with the analyzer it has by default, BM25 as it
     * is, the ten best with number and title. Without highlights, which would cost it more than the search.
     */
    static SearchSide elasticsearch(URI address, String index, int articles) throws IOException {
        var corpus = new SearchCorpus();
        try (var line = new HttpLine(address)) {
            line.send("PUT", "/" + index, """
                    {"settings": {"number_of_shards": 1, "number_of_replicas": 0},
                     "mappings": {"properties": {
                       "code": {"type": "keyword"},
                       "title": {"type": "keyword", "index": false},
                       "text": {"type": "text"}}}}
                    """);
            long nanos = 0;
            for (int from = 0; from < articles; from += BULK) {
                var lines = new StringBuilder();
                for (int i = from; i < Math.min(articles, from + BULK); i++) {
                    Text article = corpus.article(i);
                    lines.append("{\"index\":{}}\n")
                            .append(JSON.writeValueAsString(Map.of(
                                    "code", article.code(),
                                    "title", article.title(),
                                    "text", article.code() + "\n" + article.title() + "\n" + article.body())))
                            .append('\n');
                }
                long began = System.nanoTime();
                if (line.lines("/" + index + "/_bulk?filter_path=errors", lines.toString())
                        .contains("\"errors\":true")) {
                    throw new IOException("Elasticsearch did not take all articles");
                }
                nanos += System.nanoTime() - began;
            }
            long began = System.nanoTime();
            line.send("POST", "/" + index + "/_forcemerge?max_num_segments=1", "");
            line.send("POST", "/" + index + "/_refresh", "");
            nanos += System.nanoTime() - began;
            line.send("POST", "/" + index + "/_flush", "");
            long bytes = JSON.readTree(line.get("/" + index + "/_stats/store"))
                    .path("_all")
                    .path("total")
                    .path("store")
                    .path("size_in_bytes")
                    .asLong();
            return new SearchSide(address, asking(index), new AtomicInteger(), articles, nanos / 1e9, bytes);
        }
    }

    private static Asking asking(String index) {
        return (line, question) -> line.send(
                "POST",
                "/" + index + "/_search",
                JSON.writeValueAsString(Map.of(
                        "size",
                        HITS,
                        "_source",
                        new String[] {"code", "title"},
                        "query",
                        Map.of("match", Map.of("text", question)))));
    }

    double articlesPerSecond() {
        return articles / indexSeconds;
    }

    /** Of a process: what it holds of the machine's memory. */
    static long megabytes(ProcessHandle process) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .sum();
    }
}
