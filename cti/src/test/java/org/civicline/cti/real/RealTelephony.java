package org.civicline.cti.real;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.civicline.CivicLineTestApplication;
import org.civicline.channels.Agents;
import org.civicline.channels.Agents.Status;
import org.civicline.channels.WorkQueue;
import org.civicline.channels.WorkQueue.QueuedItem;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.simulators.audio.AudioClip;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.sip.Call;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.Credentials;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.simulators.sip.SipPhone;
import org.civicline.simulators.sip.SipTarget;
import org.civicline.testkit.HeaderSignIn;
import org.civicline.testkit.SignedIn;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.InteractionView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One Asterisk, one application and one database for all tests of this kind, and others for those that run aside; every test
 * brings its own people.
 */
@SpringBootTest(
        classes = {CivicLineTestApplication.class, RealAsterisk.class, TonePrompts.class, HeaderSignIn.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class RealTelephony {

    static final Duration SOON = Duration.ofSeconds(5);
    static final Duration LATE = Duration.ofSeconds(20);
    static final int CALLER_TONE = 500;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    PrivateAsterisk asterisk;

    @Autowired
    SignedIn signedIn;

    @Autowired
    Agents agents;

    @Autowired
    WorkQueue queue;

    @Autowired
    Interactions interactions;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private static final int PACKETS_A_SECOND = 50;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void everybodyGoesHome() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            if (one instanceof Agent agent) {
                send(agent.staff, "AGENT", "DELETE", "/softphone/credential", null);
            }
            one.close();
        }
        eventually(
                "no call is left",
                () -> queue.open(org.civicline.channels.WorkKind.CALL).isEmpty());
    }

    /** Places a call to the hotline that speaks in the caller's tone. */
    OutgoingCall call(CallerId from) throws IOException {
        return dial("12345", from);
    }

    OutgoingCall dial(String number, CallerId from) throws IOException {
        SipPhone phone = opened(SipPhone.open("caller"));
        return phone.call(
                SipTarget.parse(number + "@127.0.0.1:" + asterisk.sipPort),
                from,
                CallOptions.DEFAULT.saying(AudioSource.tone(CALLER_TONE)));
    }

    <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }

    /** An agent whose telephone is registered; not ready yet. */
    Agent agent(int hertz) throws Exception {
        Agent agent = opened(new Agent(signedIn.newStaff("hotline", Role.AGENT), hertz));
        JsonNode credential =
                post(agent.staff, "/softphone/credential?kind=telephone", "").body();
        String user = credential.get("username").asString();
        agent.register(
                SipTarget.parse(user + "@127.0.0.1:" + asterisk.sipPort),
                new Credentials(user, credential.get("password").asString()));
        eventually(
                "the line of the agent is up",
                () -> agents.state(agent.staff.id())
                        .filter(Agents.AgentState::line)
                        .isPresent());
        return agent;
    }

    Agent readyAgent(int hertz) throws Exception {
        Agent agent = agent(hertz);
        agents.ready(agent.staff.id()).orThrow();
        return agent;
    }

    /** Fails with a recording of what was heard instead. */
    void hears(Call call, int hertz, Duration atMost) throws Exception {
        if (!call.heard().awaitTone(hertz, atMost)) {
            Path wav = asterisk.home.resolve("heard-" + System.nanoTime() + ".wav");
            call.heard().write(wav);
            throw new AssertionError(
                    "no tone of %d Hz within %s in %s: %s, %s".formatted(hertz, atMost, call, call.heard(), wav));
        }
    }

    boolean is(Agent agent, Status status) {
        return agents.state(agent.staff.id())
                .filter(state -> state.status() == status)
                .isPresent();
    }

    record Answer(int status, JsonNode body) {}

    Answer post(StaffMember staff, String path, String body) {
        return send(staff, "AGENT", "POST", path, body);
    }

    Answer get(StaffMember staff, String path) {
        return send(staff, "AGENT", "GET", path, null);
    }

    Answer send(StaffMember staff, String role, String method, String path, @Nullable String body) {
        try {
            HttpResponse<String> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1/staff%s".formatted(port, path)))
                            .header(HeaderSignIn.STAFF, staff.id().toString())
                            .header(HeaderSignIn.ROLE, role)
                            .header("Content-Type", "application/json")
                            .method(
                                    method,
                                    body == null
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a player gets. */
    byte[] recording(StaffMember staff, String role, String interaction, @Nullable String range, int status)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:%d/api/v1/staff/interactions/%s/recording".formatted(port, interaction)))
                .header(HeaderSignIn.STAFF, staff.id().toString())
                .header(HeaderSignIn.ROLE, role);
        if (range != null) {
            request.header("Range", range);
        }
        HttpResponse<byte[]> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != status) {
            throw new AssertionError("status " + answer.statusCode());
        }
        return answer.body();
    }

    static void eventually(String what, BooleanSupplier condition) throws InterruptedException {
        eventually(what, LATE, condition);
    }

    static void eventually(String what, Duration atMost, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + atMost + ": " + what);
            }
            Thread.sleep(20);
        }
    }

    /** A talk of a few packets would be over before the recording, which waits for both sides, has its first full part. */
    static void talksForASecond(Call caller) throws InterruptedException {
        long enough = caller.heard().packets() + PACKETS_A_SECOND;
        eventually("they have talked", () -> caller.heard().packets() >= enough);
    }

    InteractionView contact(QueuedItem item) {
        return interactions
                .find(InteractionId.of(String.valueOf(item.details().get("interactionId"))))
                .filter(found -> found.channel() == Channel.PHONE)
                .orElseThrow();
    }

    /** Whether this tone is in a recording, clearly and for a while. */
    static boolean heardIn(AudioClip sound, int hertz) {
        Duration window = Duration.ofMillis(200);
        for (Duration at = Duration.ZERO; at.plus(window).compareTo(sound.duration()) <= 0; at = at.plus(window)) {
            if (share(sound.slice(at, at.plus(window)), hertz) > 0.25) {
                return true;
            }
        }
        return false;
    }

    /** How much of the energy is at this frequency; both sides are in a recording, each in a tone of its own. */
    private static double share(AudioClip part, int hertz) {
        double step = 2 * Math.PI * hertz / AudioClip.RATE;
        double real = 0;
        double imaginary = 0;
        double energy = 0;
        short[] samples = part.samples();
        for (int i = 0; i < samples.length; i++) {
            real += samples[i] * Math.cos(step * i);
            imaginary += samples[i] * Math.sin(step * i);
            energy += (double) samples[i] * samples[i];
        }
        return energy == 0 ? 0 : 2 * (real * real + imaginary * imaginary) / (energy * samples.length);
    }
}
