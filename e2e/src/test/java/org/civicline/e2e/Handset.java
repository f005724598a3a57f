package org.civicline.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The citizens' phones of the sample city. */
final class Handset {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    Handset(String url) {
        this.url = url;
    }

    /** Texts that the phone of this number has received. */
    List<String> received(String number) throws IOException, InterruptedException {
        return list(get("/api/messages?number=" + number)).stream()
                .filter(one -> one.path("direction").asString("").equals("TO_CITIZEN"))
                .map(one -> one.path("text").asString())
                .toList();
    }

    void sendText(String from, String text) throws IOException, InterruptedException {
        post("/api/messages", Map.of("from", from, "text", text));
    }

    List<JsonNode> calls(String number) throws IOException, InterruptedException {
        return list(get("/api/calls?number=" + number));
    }

    void answer(String call) throws IOException, InterruptedException {
        post("/api/calls/" + call + "/answer", Map.of());
    }

    void press(String call, String digits) throws IOException, InterruptedException {
        post("/api/calls/" + call + "/digits", Map.of("digits", digits));
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path)).build();
        return JSON.readTree(http.send(request, BodyHandlers.ofString()).body());
    }

    private void post(String path, Object body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(path + ": " + answer.statusCode() + " " + answer.body());
        }
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
