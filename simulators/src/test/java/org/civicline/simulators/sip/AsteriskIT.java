package org.civicline.simulators.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.rtp.Codec;
import org.civicline.simulators.rtp.Recording;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The phone against a real Asterisk. */
class AsteriskIT {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final CallerId CITIZEN = CallerId.of("13800138000");
    private static final Credentials AGENT = new Credentials("agent", "right");

    private static Path home;
    private static PrivateAsterisk asterisk;
    private SipPhone phone;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        // Its control socket's path must be short: not JUnit's folder below ours.
        home = Files.createTempDirectory("ast");
        asterisk = new PrivateAsterisk(home);
    }

    @AfterAll
    static void stop() throws IOException, InterruptedException {
        asterisk.close();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @BeforeEach
    void open() throws IOException {
        phone = SipPhone.open("citizen");
    }

    @AfterEach
    void close() throws IOException {
        phone.close();
    }

    @Test
    void whatIsSaidComesBackFromTheEcho() throws Exception {
        OutgoingCall call = dial("echo", CallOptions.DEFAULT.saying(AudioSource.tone(440)));
        assertThat(call.awaitAnswered(SOON)).isTrue();

        assertThat(call.heard().awaitTone(440, SOON)).isTrue();
        CallTimings timings = call.timings();
        assertThat(timings.trying()).isNotNull();
        assertThat(timings.answered()).isLessThan(Duration.ofSeconds(1));
        call.hangUp();
        assertThat(call.end().orElseThrow().cause()).isEqualTo(CallEnd.Cause.HUNG_UP_HERE);
    }

    @Test
    void keysReachAsteriskAndItsKeysReachUs() throws Exception {
        OutgoingCall call = dial("keys", CallOptions.DEFAULT);
        assertThat(call.awaitAnswered(SOON)).isTrue();
        BlockingQueue<Character> heard = new LinkedBlockingQueue<>();
        call.onDigit(heard::add);
        call.sendDigits("5512").get(10, TimeUnit.SECONDS);

        for (char expected : "5512".toCharArray()) {
            assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(expected);
        }
    }

    @Test
    void aBusyLineIsToldApartFromACallThatFails() throws Exception {
        OutgoingCall busy = dial("busy", CallOptions.LIGHT);
        OutgoingCall unknown = dial("nobody", CallOptions.LIGHT);

        assertThat(busy.awaitEnded(SOON)).isTrue();
        assertThat(unknown.awaitEnded(SOON)).isTrue();
        assertThat(busy.end().orElseThrow().status()).isEqualTo(486);
        assertThat(unknown.end().orElseThrow().status()).isEqualTo(404);
    }

    @Test
    void soundBeforeTheAnswerIsHeardAndTimedApart() throws Exception {
        OutgoingCall call = dial("early", CallOptions.DEFAULT);
        assertThat(call.whenRinging().get(10, TimeUnit.SECONDS).state()).isEqualTo(CallState.RINGING);
        assertThat(call.heard().awaitTone(500, SOON)).isTrue();
        assertThat(call.awaitAnswered(SOON)).isTrue();
        assertThat(call.heard().awaitTone(700, SOON)).isTrue();

        CallTimings timings = call.timings();
        assertThat(timings.firstAudio()).isLessThan(timings.answered());
        assertThat(timings.answerToAudio().orElseThrow()).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    }

    @Test
    void asteriskHangsUp() throws Exception {
        OutgoingCall call = dial("brief", CallOptions.LIGHT);

        assertThat(call.awaitEnded(SOON)).isTrue();
        assertThat(call.end().orElseThrow().cause()).isEqualTo(CallEnd.Cause.HUNG_UP_THERE);
        assertThat(call.timings().answered()).isLessThan(Duration.ofSeconds(1));
        assertThat(call.timings().ended()).isBetween(Duration.ofMillis(150), Duration.ofSeconds(3));
    }

    @Test
    void givingUpWhileItRingsLeavesNoChannelBehind() throws Exception {
        OutgoingCall call = dial("ring", CallOptions.LIGHT);
        call.whenRinging().get(10, TimeUnit.SECONDS);
        call.hangUp();

        assertThat(call.awaitEnded(SOON)).isTrue();
        assertThat(call.end().orElseThrow().status()).isEqualTo(487);
        await(() -> asterisk.command("core show channels concise").isBlank());
    }

    @Test
    void aRegisteredAgentIsCalledAndBothHearEachOtherAfterTheSoundIsMoved() throws Exception {
        BlockingQueue<IncomingCall> rings = new LinkedBlockingQueue<>();
        try (SipPhone agent = SipPhone.open("agent")) {
            agent.onIncoming(rings::add);
            agent.register(asterisk.extension("agent"), AGENT, 300)
                    .whenRegistered()
                    .get(10, TimeUnit.SECONDS);
            // A caller with an account: its sound may then flow directly, which Asterisk arranges by re-INVITE.
            OutgoingCall call = phone.call(
                    asterisk.extension("agent"),
                    CallerId.of("neighbour"),
                    CallOptions.DEFAULT
                            .saying(AudioSource.tone(440))
                            .offering(Codec.PCMU)
                            .as(AGENT));
            IncomingCall ring = rings.poll(10, TimeUnit.SECONDS);
            assertThat(ring).isNotNull();
            ring.ring();
            call.whenRinging().get(10, TimeUnit.SECONDS);
            ring.answer(CallOptions.DEFAULT.saying(AudioSource.tone(1000)).offering(Codec.PCMU));
            assertThat(call.awaitAnswered(SOON)).isTrue();

            await(() -> call.renegotiations() > 0 && ring.renegotiations() > 0);
            long before = call.heard().packets();
            await(() -> call.heard().packets() > before + 20);
            assertThat(call.heard().awaitTone(1000, SOON)).isTrue();
            assertThat(ring.heard().awaitTone(440, SOON)).isTrue();
            call.hangUp();
            assertThat(ring.awaitEnded(SOON)).isTrue();
        }
        await(() -> !asterisk.command("pjsip show contacts").contains("agent/sip:"));
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        Credentials wrong = new Credentials("agent", "wrong");
        assertThatThrownBy(() -> phone.register(asterisk.extension("agent"), wrong, 300)
                        .whenRegistered()
                        .get(10, TimeUnit.SECONDS))
                .hasMessageContaining("wrong user or password");
        OutgoingCall call = phone.call(asterisk.extension("tone"), CallerId.of("agent"), CallOptions.LIGHT.as(wrong));

        assertThat(call.awaitEnded(SOON)).isTrue();
        assertThat(call.end().orElseThrow().status()).isEqualTo(401);
    }

    @Test
    void callersWithoutAPlainNumberGetThrough() throws Exception {
        for (CallerId caller : List.of(
                CallerId.anonymous(), CallerId.none(), CallerId.named("李\"雷😀", "+86 138' --"), CallerId.of("张三"))) {
            OutgoingCall call = phone.call(asterisk.extension("caller"), caller, CallOptions.LIGHT);
            assertThat(call.awaitAnswered(SOON)).as("%s", caller).isTrue();
            assertThat(call.awaitEnded(SOON)).isTrue();
        }
        await(() ->
                asterisk.log().lines().filter(line -> line.contains("caller=")).count() == 4);
        assertThat(asterisk.log())
                .contains("caller=anonymous", "caller= name=", "caller=+86 138' -- name=李", "雷😀", "caller=张三");
    }

    @Test
    void aHundredCallsAtOnceAllHearTheTone() throws Exception {
        List<OutgoingCall> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            calls.add(dial("tone", CallOptions.DEFAULT.recording(new Recording(Duration.ofSeconds(5)))));
        }
        for (OutgoingCall call : calls) {
            assertThat(call.awaitAnswered(SOON)).isTrue();
            assertThat(call.heard().awaitTone(1000, SOON)).isTrue();
        }
        assertThat(phone.calls()).hasSize(100);
        calls.forEach(OutgoingCall::hangUp);

        await(() -> asterisk.command("core show channels concise").isBlank());
    }

    private OutgoingCall dial(String extension, CallOptions options) {
        return phone.call(asterisk.extension(extension), CITIZEN, options);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("waited in vain").isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
