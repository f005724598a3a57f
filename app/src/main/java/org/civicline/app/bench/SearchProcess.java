package org.civicline.app.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** {@link SearchFront} in a process of its own, so that its memory and its compiler are its own. */
final class SearchProcess implements AutoCloseable {

    private final Process process;
    private final SearchSide side;

    private SearchProcess(Process process, SearchSide side) {
        this.process = process;
        this.side = side;
    }

    /** Returns when it has all articles. */
    static SearchProcess start(int articles, boolean hybrid, int heapMegabytes) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx" + heapMegabytes + "m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dsun.net.httpserver.nodelay=true",
                        "-Dfile.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SearchFront.class.getName(),
                        String.valueOf(articles),
                        String.valueOf(hybrid)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, String> said = new HashMap<>();
        var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        while (!said.containsKey("port")) {
            String line = reader.readLine();
            if (line == null) {
                throw new IOException("the search process ended before it was ready");
            }
            String[] parts = line.split(" ", 2);
            said.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return new SearchProcess(
                process,
                new SearchSide(
                        URI.create("http://127.0.0.1:" + said.get("port")),
                        SearchSide.ours(hybrid ? "hybrid" : "bm25"),
                        new AtomicInteger(),
                        articles,
                        Double.parseDouble(said.getOrDefault("indexed", "0")),
                        Long.parseLong(said.getOrDefault("bytes", "0"))));
    }

    SearchSide side() {
        return side;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
