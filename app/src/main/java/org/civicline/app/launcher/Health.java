package org.civicline.app.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;

/** Asks the application of a home how it is, over HTTP or over HTTPS with our own certificate. */
final class Health implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final String base;
    private final HttpClient client;

    Health(String base, Home home, Secrets secrets) throws IOException {
        this.base = base;
        HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(LIMIT);
        Certificates certificates = new Certificates(home, secrets);
        if (base.startsWith("https:") && Files.exists(certificates.authority())) {
            builder.sslContext(certificates.trustingOurs());
        }
        this.client = builder.build();
    }

    /** The answer to a health request. */
    record Answer(int status, String body) {}

    Answer ask(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(
                HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT).build(),
                HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
