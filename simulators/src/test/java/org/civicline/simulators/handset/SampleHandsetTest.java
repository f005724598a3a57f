package org.civicline.simulators.handset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civicline.simulators.SimulatorSettings;
import org.civicline.simulators.Simulators;
import org.civicline.simulators.audio.AudioClip;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.sip.CallEnd;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.CallState;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.IncomingCall;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.simulators.sip.SipPhone;
import org.civicline.simulators.sip.SipTarget;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleHandsetTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String CITIZEN = "13800138000";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<IncomingCall> rings = new LinkedBlockingQueue<>();
    private SipPhone hotline;
    private Simulators simulators;

    @BeforeEach
    void start() throws IOException {
        hotline = SipPhone.open("hotline");
        hotline.onIncoming(rings::add);
        simulators = Simulators.start(new SimulatorSettings(
                0, "hotline", "secret", 0, 0, "12345", hotline.address(), null, SampleHandsetTest::speak));
    }

    @AfterEach
    void stop() throws IOException {
        simulators.close();
        hotline.close();
        http.close();
    }

    @Test
    void textsOfANumberAreShownNewestFirst() throws Exception {
        post("/api/messages", "{\"from\":\"138 0013 8000\",\"text\":\"路灯坏了😀\"}", 200);
        post("/api/messages", "{\"from\":\"13800138000\",\"text\":\"5\"}", 200);
        post("/api/messages", "{\"from\":\"13900139000\",\"text\":\"别人的\"}", 200);

        JsonNode messages = get("/api/messages?number=" + CITIZEN);
        assertThat(messages).hasSize(2);
        assertThat(messages.get(0).path("text").asString()).isEqualTo("5");
        assertThat(messages.get(1).path("text").asString()).isEqualTo("路灯坏了😀");
        assertThat(messages.get(1).path("direction").asString()).isEqualTo("FROM_CITIZEN");
        assertThat(messages.get(1).path("service").asString()).isEqualTo("12345");
        assertThat(get("/api/state?number=" + CITIZEN).path("phones")).hasSize(2);
    }

    @Test
    void aCallFromTheCityRingsIsAnsweredHeardAndRatedByKey() throws Exception {
        OutgoingCall call = ring(CallOptions.DEFAULT.saying(AudioSource.tone(440)));
        String id = awaitCall(c -> c.path("state").asString().equals("RINGING"))
                .path("id")
                .asString();
        assertThat(get("/api/state?number=" + CITIZEN)
                        .path("phones")
                        .get(0)
                        .path("ringing")
                        .asBoolean())
                .isTrue();
        assertThat(status("/api/calls/" + id + "/heard")).isEqualTo(409);
        post("/api/calls/" + id + "/answer", "{}", 200);
        assertThat(call.awaitAnswered(SOON)).isTrue();

        await(
                "/api/calls/" + id + "/heard",
                heard -> Math.abs(heard.path("recentTone").path("hertz").asDouble() - 440) < 5
                        && heard.path("recentLevelDbfs").asDouble() > -30);
        post("/api/calls/" + id + "/digits", "{\"digits\":\"5#\"}", 200);
        call.onDigit(key -> {
            if (key == '#') {
                call.hangUp();
            }
        });
        assertThat(call.awaitEnded(SOON)).isTrue();
        assertThat(call.digitsHeard()).isEqualTo("5#");
        JsonNode ended = awaitCall(c -> c.path("state").asString().equals("ENDED"));
        assertThat(ended.path("endedBy").asString()).isEqualTo("HUNG_UP_THERE");
        assertThat(ended.path("answeredMs").isNumber()).isTrue();

        AudioClip recorded = AudioClip.fromWav(bytes("/api/calls/" + id + "/audio.wav"));
        assertThat(recorded.last(Duration.ofMillis(200)).dominantTone().isClear(440))
                .isTrue();
        byte[] rest = bytes("/api/calls/" + id + "/audio.pcm?from=" + (recorded.length() - 10));
        assertThat(rest).hasSize(20);
    }

    @Test
    void aRejectedCallIsBusyForTheCity() throws Exception {
        OutgoingCall call = ring(CallOptions.LIGHT);
        String id = awaitCall(c -> c.path("state").asString().equals("RINGING"))
                .path("id")
                .asString();
        post("/api/calls/" + id + "/reject", "{}", 200);

        assertThat(call.awaitEnded(SOON)).isTrue();
        assertThat(call.end().orElseThrow().status()).isEqualTo(486);
        post("/api/calls/" + id + "/answer", "{}", 409);
        post("/api/calls/" + id + "/digits", "{\"digits\":\"5\"}", 409);
    }

    @Test
    void aCitizenCallsTheHotlineSpeaksAndHangsUp() throws Exception {
        JsonNode placed = post("/api/calls", "{\"from\":\"" + CITIZEN + "\"}", 200);
        IncomingCall ring = rings.poll(10, TimeUnit.SECONDS);
        assertThat(ring).isNotNull();
        assertThat(ring.caller()).isEqualTo(CallerId.of(CITIZEN));
        assertThat(ring.called()).isEqualTo("12345");
        ring.answer(CallOptions.DEFAULT);
        String id = placed.path("id").asString();
        awaitCall(c -> c.path("state").asString().equals("TALKING"));

        post("/api/calls/" + id + "/say", "{\"text\":\"我家门口的路灯坏了\"}", 200);
        assertThat(ring.heard().awaitTone(900, SOON)).isTrue();
        post("/api/calls/" + id + "/hum", "{\"hertz\":600}", 200);
        assertThat(ring.heard().awaitTone(600, SOON)).isTrue();
        assertThat(post("/api/calls/" + id + "/say", "{\"text\":\"unsayable\"}", 422)
                        .path("error")
                        .asString())
                .isEqualTo("cannot-be-said");
        post("/api/calls/" + id + "/hangup", "{}", 200);
        assertThat(ring.awaitEnded(SOON)).isTrue();
        assertThat(ring.end().orElseThrow().cause()).isEqualTo(CallEnd.Cause.HUNG_UP_THERE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/messages | {\"from\":\"abc\",\"text\":\"x\"} | 400 | not-a-number",
                "/api/messages | {\"from\":\"13800138000\",\"text\":\"  \"} | 400 | not-a-text",
                "/api/messages | {nonsense | 400 | not-json",
                "/api/calls | {\"from\":\"'; drop\"} | 400 | not-a-number",
                "/api/calls/c99/answer | {} | 404 | no-such-call",
                "/api/other | {} | 404 | unknown"
            })
    void whatCannotBeDoneIsSaidWithACode(String path, String body, int status, String code) throws Exception {
        assertThat(post(path, body, status).path("error").asString()).isEqualTo(code);
    }

    @Test
    void aTextOfTenThousandCharactersIsTaken() throws Exception {
        post("/api/messages", "{\"from\":\"" + CITIZEN + "\",\"text\":\"" + "字".repeat(10_000) + "\"}", 200);
        post("/api/messages", "{\"from\":\"" + CITIZEN + "\",\"text\":\"" + "字".repeat(10_001) + "\"}", 400);

        assertThat(get("/api/messages?number=" + CITIZEN)).hasSize(1);
    }

    @Test
    void otherPagesOfTheSameBrowserAreKeptAway() throws Exception {
        HttpRequest.Builder message = HttpRequest.newBuilder(uri("/api/messages"))
                .POST(HttpRequest.BodyPublishers.ofString("{\"from\":\"13800138000\",\"text\":\"x\"}"));
        assertThat(send(message.copy().header("Content-Type", "text/plain"))).isEqualTo(415);
        assertThat(send(message.copy()
                        .header("Content-Type", "application/json")
                        .header("Origin", "http://evil.example")))
                .isEqualTo(403);
        assertThat(send(message.copy()
                        .header("Content-Type", "application/json")
                        .header("Sec-Fetch-Site", "cross-site")))
                .isEqualTo(403);
        assertThat(send(message.copy()
                        .header("Content-Type", "application/json")
                        .header(
                                "Origin",
                                "http://localhost:" + simulators.handset().httpPort())))
                .isEqualTo(200);
    }

    @Test
    void aReboundNameIsNotAnswered() throws Exception {
        try (java.net.Socket socket =
                new java.net.Socket("127.0.0.1", simulators.handset().httpPort())) {
            socket.getOutputStream()
                    .write("GET /api/state HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/handset.css",
                "/tokens.css",
                "/handset.js",
                "/listen.js",
                "/texts.zh-CN.json",
                "/texts.en.json"
            })
    void thePageAndItsPartsAreServed(String path) throws Exception {
        assertThat(bytes(path)).isNotEmpty();
    }

    @Test
    void nothingElseIsServed() throws Exception {
        assertThat(status("/../SampleHandset.class")).isEqualTo(404);
        assertThat(status("/SampleHandset.class")).isEqualTo(404);
    }

    @Test
    void bothLanguagesHaveTheSameTextsAndThePageUsesNoOther() throws Exception {
        Set<String> chinese = keys("/texts.zh-CN.json");
        assertThat(keys("/texts.en.json")).isEqualTo(chinese);
        String page = new String(bytes("/"), StandardCharsets.UTF_8)
                + new String(bytes("/handset.js"), StandardCharsets.UTF_8);
        Matcher used = Pattern.compile("data-text=\"(\\w+)\"|\\bt\\('(\\w+)'").matcher(page);
        while (used.find()) {
            assertThat(chinese).contains(used.group(1) == null ? used.group(2) : used.group(1));
        }
    }

    private static AudioClip speak(String text) throws IOException {
        if (text.equals("unsayable")) {
            throw new IOException("no reading for it");
        }
        return AudioClip.tone(900, Duration.ofSeconds(1), 0.2);
    }

    private OutgoingCall ring(CallOptions options) {
        InetSocketAddress handset =
                new InetSocketAddress("127.0.0.1", simulators.handset().sipPort());
        OutgoingCall call = hotline.call(new SipTarget(CITIZEN, handset), CallerId.of("12345"), options);
        assertThat(call.state()).isNotEqualTo(CallState.ENDED);
        return call;
    }

    private JsonNode awaitCall(Predicate<JsonNode> wanted) throws Exception {
        return await("/api/calls?number=" + CITIZEN, calls -> !calls.isEmpty() && wanted.test(calls.get(0)))
                .get(0);
    }

    private JsonNode await(String path, Predicate<JsonNode> wanted) throws Exception {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (true) {
            JsonNode answer = get(path);
            if (wanted.test(answer)) {
                return answer;
            }
            assertThat(System.nanoTime()).as("waited in vain, last: %s", answer).isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    private JsonNode get(String path) throws Exception {
        return JSON.readTree(bytes(path));
    }

    private byte[] bytes(String path) throws Exception {
        HttpResponse<byte[]> response =
                http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response.body();
    }

    private int status(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private JsonNode post(String path, String body, int expected) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(expected);
        return JSON.readTree(response.body());
    }

    private int send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }

    private Set<String> keys(String path) throws Exception {
        Set<String> keys = new TreeSet<>();
        Iterator<String> names = get(path).propertyNames().iterator();
        names.forEachRemaining(keys::add);
        return keys;
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + simulators.handset().httpPort() + path);
    }
}
