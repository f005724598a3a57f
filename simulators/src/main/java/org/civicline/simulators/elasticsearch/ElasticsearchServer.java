package org.civicline.simulators.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One Elasticsearch node on a free port of this machine with data of its own, without passwords. It can be killed and
 * started again with the same data on the same port.
 */
public final class ElasticsearchServer implements AutoCloseable {

    /** It is slow to start where processors are few and busy. */
    private static final Duration START = Duration.ofMinutes(4);

    private static final Duration STOP = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final Path program;
    private final Path home;
    private final int heapMegabytes;
    private final int port;
    private @Nullable Process process;

    private ElasticsearchServer(Path program, Path home, int heapMegabytes, int port) {
        this.program = program;
        this.home = home;
        this.heapMegabytes = heapMegabytes;
        this.port = port;
    }

    /** Starts one with no data; returns when it answers. */
    public static ElasticsearchServer start(Path program, int heapMegabytes) throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("cl-elasticsearch");
        Files.createDirectory(home.resolve("config"));
        for (String file : List.of("jvm.options", "log4j2.properties")) {
            Files.copy(
                    program.resolve("config").resolve(file),
                    home.resolve("config").resolve(file));
        }
        Files.createFile(home.resolve("config/elasticsearch.yml"));
        var server = new ElasticsearchServer(program, home, heapMegabytes, freePort());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "elasticsearch-stop"));
        server.start();
        return server;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Where it is asked. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it again; returns when it answers. */
    public void start() throws IOException, InterruptedException {
        // it does not run as root; where we are root it believes to be somebody else, who owns the same files
        var command = new ArrayList<String>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U", "--map-user=1000", "--map-group=1000"));
        }
        command.addAll(List.of(
                "bash",
                program.resolve("bin/elasticsearch").toString(),
                "-Ediscovery.type=single-node",
                "-Expack.security.enabled=false",
                "-Ehttp.host=127.0.0.1",
                "-Etransport.host=127.0.0.1",
                "-Etransport.port=" + freePort(),
                "-Ehttp.port=" + port,
                "-Ecluster.routing.allocation.disk.threshold_enabled=false",
                "-Epath.data=" + home.resolve("data"),
                "-Epath.logs=" + home.resolve("logs")));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("output.log").toFile());
        builder.environment().put("ES_PATH_CONF", home.resolve("config").toString());
        builder.environment().put("ES_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("ES_JAVA_OPTS", "-Xms%1$dm -Xmx%1$dm".formatted(heapMegabytes));
        Process started = builder.start();
        process = started;
        awaitAnswer(started);
    }

    private void awaitAnswer(Process started) throws IOException, InterruptedException {
        HttpRequest health = HttpRequest.newBuilder(address().resolve("/_cluster/health?wait_for_status=yellow"))
                .timeout(Duration.ofSeconds(30))
                .build();
        long end = System.nanoTime() + START.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (System.nanoTime() < end) {
                if (!started.isAlive()) {
                    break;
                }
                try {
                    if (client.send(health, BodyHandlers.discarding()).statusCode() == OK) {
                        return;
                    }
                } catch (IOException e) {
                    // does not listen yet
                }
                Thread.sleep(200);
            }
        }
        String said = Files.readString(home.resolve("output.log"));
        kill();
        throw new IllegalStateException(
                "Elasticsearch did not start: " + said.substring(Math.max(0, said.length() - 2_000)));
    }

    /** The process that serves, not the one that started it. */
    public ProcessHandle serving() {
        Process launched = process;
        if (launched == null) {
            throw new IllegalStateException("Elasticsearch is stopped");
        }
        return launched.descendants()
                .filter(one -> one.info().command().orElse("").endsWith("java"))
                .reduce((_, last) -> last)
                .orElseThrow(() -> new IllegalStateException("Elasticsearch has ended"));
    }

    /** Ends it at once, as a power cut would. */
    public void kill() {
        Process launched = process;
        if (launched == null) {
            return;
        }
        process = null;
        List<ProcessHandle> all = Stream.concat(launched.descendants(), Stream.of(launched.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one : all) {
            one.onExit().orTimeout(STOP.toSeconds(), TimeUnit.SECONDS).join();
        }
    }

    @Override
    public synchronized void close() {
        kill();
        if (!Files.exists(home)) {
            return;
        }
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
