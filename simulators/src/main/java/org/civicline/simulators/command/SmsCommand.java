package org.civicline.simulators.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code civicline sms}: writes a text to the hotline as a citizen, or lists what the city and a citizen wrote. */
@Command(
        name = "sms",
        description = "Send a text message to the hotline as a citizen, or read what the city sent.",
        mixinStandardHelpOptions = true)
public final class SmsCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("MM-dd HH:mm");

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--from", paramLabel = "NUMBER", description = "The citizen's number; default: ${DEFAULT-VALUE}")
    private String from = "13800138000";

    @Option(names = "--text", paramLabel = "TEXT", description = "What to send.")
    private @Nullable String text;

    @Option(names = "--list", description = "List the texts of that number, newest first.")
    private boolean list;

    @Option(names = "--home", paramLabel = "FOLDER", description = "The city that runs from there; default: .civicline")
    private @Nullable Path home;

    /** Created by the command line, with what knows where the city is. */
    public SmsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (text == null && !list) {
            throw new ParameterException(command().commandLine(), "either --text or --list");
        }
        URI handset = surroundings.handset(home);
        try (HttpClient http = HttpClient.newHttpClient()) {
            if (text != null && !send(http, handset, text)) {
                return 1;
            }
            if (list) {
                list(http, handset);
            }
        }
        return 0;
    }

    private boolean send(HttpClient http, URI handset, String words) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(handset.resolve("/api/messages"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        JSON.writeValueAsBytes(Map.of("from", from, "text", words))))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode answer = JSON.readTree(response.body());
        if (response.statusCode() != 200) {
            command()
                    .commandLine()
                    .getErr()
                    .println("civicline: not sent: " + answer.path("message").asString(""));
            return false;
        }
        out().printf("Sent from %s: %s%n", from, words);
        return true;
    }

    private void list(HttpClient http, URI handset) throws IOException, InterruptedException {
        String query = "/api/messages?number=" + URLEncoder.encode(from, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(handset.resolve(query))
                .timeout(Duration.ofSeconds(10))
                .build();
        JsonNode messages = JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        if (messages.isEmpty()) {
            out().printf("No texts to or from %s yet.%n", from);
        }
        for (JsonNode message : messages) {
            boolean fromCitizen = message.path("direction").asString().equals("FROM_CITIZEN");
            Instant at = Instant.parse(message.path("at").asString());
            out().printf(
                            "%s  %s  %s%n",
                            MINUTES.format(at.atZone(ZoneId.systemDefault())),
                            fromCitizen
                                    ? "→ " + message.path("service").asString()
                                    : "← " + message.path("service").asString(),
                            message.path("text").asString());
        }
    }

    private PrintWriter out() {
        return command().commandLine().getOut();
    }

    private CommandSpec command() {
        if (spec == null) {
            throw new IllegalStateException("runs on the command line only");
        }
        return spec;
    }
}
