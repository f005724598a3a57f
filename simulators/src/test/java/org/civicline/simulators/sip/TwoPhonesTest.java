package org.civicline.simulators.sip;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.civicline.simulators.audio.AudioClip;
import org.civicline.simulators.audio.Sound;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.rtp.Codec;
import org.civicline.simulators.rtp.Recording;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwoPhonesTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private SipPhone citizen;
    private SipPhone hotline;
    private final BlockingQueue<IncomingCall> rings = new LinkedBlockingQueue<>();

    @BeforeEach
    void open() throws IOException {
        citizen = SipPhone.open("citizen");
        hotline = SipPhone.open("hotline");
        hotline.onIncoming(rings::add);
    }

    @AfterEach
    void close() throws IOException {
        citizen.close();
        hotline.close();
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void bothEndsHearEachOther(Codec codec) throws Exception {
        OutgoingCall call = dial(
                CallerId.of("13800138000"),
                CallOptions.DEFAULT.saying(AudioSource.tone(440)).offering(codec));
        IncomingCall ring = nextRing();
        ring.ring();
        call.whenRinging().get(10, TimeUnit.SECONDS);
        assertThat(call.state()).isEqualTo(CallState.RINGING);
        assertThat(ring.answer(CallOptions.DEFAULT.saying(AudioSource.tone(1000))))
                .isTrue();

        assertThat(call.awaitAnswered(SOON)).isTrue();
        assertThat(call.format().orElseThrow().codec()).isEqualTo(codec);
        assertThat(call.heard().awaitTone(1000, SOON)).isTrue();
        assertThat(ring.heard().awaitTone(440, SOON)).isTrue();
        call.hangUp();
        assertThat(ring.awaitEnded(SOON)).isTrue();

        assertThat(call.end().orElseThrow().cause()).isEqualTo(CallEnd.Cause.HUNG_UP_HERE);
        assertThat(ring.end().orElseThrow().cause()).isEqualTo(CallEnd.Cause.HUNG_UP_THERE);
        assertThat(call.heard()
                        .audio()
                        .last(Duration.ofMillis(200))
                        .dominantTone()
                        .isClear(1000))
                .isTrue();
        CallTimings timings = call.timings();
        assertThat(timings.ringing()).isLessThan(timings.answered());
        assertThat(timings.answerToAudio().orElseThrow()).isBetween(Duration.ZERO, Duration.ofSeconds(1));
        assertThat(citizen.calls()).isEmpty();
    }

    @Test
    void theOtherEndHangsUp() throws Exception {
        OutgoingCall call = dial(CallerId.of("13800138000"), CallOptions.LIGHT);
        IncomingCall ring = nextRing();
        ring.answer(CallOptions.LIGHT);
        assertThat(call.awaitAnswered(SOON)).isTrue();
        ring.hangUp();

        assertThat(call.awaitEnded(SOON)).isTrue();
        assertThat(call.end().orElseThrow().cause()).isEqualTo(CallEnd.Cause.HUNG_UP_THERE);
    }

    @Test
    void aBusyPhoneRefuses() throws Exception {
        OutgoingCall call = dial(CallerId.of("13800138000"), CallOptions.LIGHT);
        nextRing().reject(486);

        assertThat(call.awaitEnded(SOON)).isTrue();
        assertThat(call.end().orElseThrow().cause()).isEqualTo(CallEnd.Cause.REJECTED);
        assertThat(call.end().orElseThrow().status()).isEqualTo(486);
    }

    @Test
    void givingUpWhileRingingCancels() throws Exception {
        OutgoingCall call = dial(CallerId.of("13800138000"), CallOptions.LIGHT);
        IncomingCall ring = nextRing();
        ring.ring();
        call.whenRinging().get(10, TimeUnit.SECONDS);
        call.hangUp();

        assertThat(call.awaitEnded(SOON)).isTrue();
        assertThat(ring.awaitEnded(SOON)).isTrue();
        assertThat(call.end().orElseThrow()).isEqualTo(new CallEnd(CallEnd.Cause.CANCELLED, 487, "Request Terminated"));
        assertThat(ring.end().orElseThrow().cause()).isEqualTo(CallEnd.Cause.CANCELLED);
        assertThat(ring.answer(CallOptions.LIGHT)).isFalse();
    }

    @Test
    void givingUpBeforeAnyResponseIsRememberedAndCancelsLater() throws Exception {
        OutgoingCall call = dial(CallerId.of("13800138000"), CallOptions.LIGHT);
        call.hangUp();
        IncomingCall ring = nextRing();
        ring.ring();

        assertThat(ring.awaitEnded(SOON)).isTrue();
        assertThat(call.awaitEnded(SOON)).isTrue();
        assertThat(call.end().orElseThrow().cause()).isEqualTo(CallEnd.Cause.CANCELLED);
    }

    @Test
    void keysArriveInOrderAndEqualOnesStayTwo() throws Exception {
        OutgoingCall call = dial(CallerId.of("13800138000"), CallOptions.DEFAULT.saying(AudioSource.tone(440)));
        IncomingCall ring = nextRing();
        ring.answer(CallOptions.DEFAULT);
        assertThat(call.awaitAnswered(SOON)).isTrue();
        call.sendDigits("155*0#A").get(10, TimeUnit.SECONDS);
        ring.sendDigits("9").get(10, TimeUnit.SECONDS);
        assertThat(ring.heard().awaitTone(440, SOON)).isTrue();

        assertThat(ring.digitsHeard()).isEqualTo("155*0#A");
        assertThat(call.digitsHeard()).isEqualTo("9");
    }

    @Test
    void aClipSaidOnceIsFollowedBySilence() throws Exception {
        OutgoingCall call = dial(CallerId.of("13800138000"), CallOptions.DEFAULT);
        IncomingCall ring = nextRing();
        ring.answer(CallOptions.DEFAULT);
        assertThat(call.awaitAnswered(SOON)).isTrue();
        call.play(AudioSource.once(AudioClip.tone(600, Duration.ofMillis(700), 0.2)))
                .get(10, TimeUnit.SECONDS);

        assertThat(ring.heard().awaitSound(Sound.SILENCE, SOON)).isTrue();
        long loud = ring.heard().audio().levels(Duration.ofMillis(20)).stream()
                .filter(level -> level > Sound.QUIET_DBFS)
                .count();
        assertThat(loud).isBetween(34L, 37L);
    }

    @Test
    void withoutRecordingTheFirstSoundIsStillTimed() throws Exception {
        OutgoingCall call = dial(CallerId.of("13800138000"), CallOptions.DEFAULT.recording(Recording.NONE));
        nextRing().answer(CallOptions.LIGHT.saying(AudioSource.tone(440)));

        assertThat(call.awaitAnswered(SOON)).isTrue();
        assertThat(call.heard().awaitAudio(SOON)).isTrue();
        assertThat(call.timings().firstAudioAfterAnswer()).isNotNull();
        assertThat(call.heard().audio().length()).isZero();
    }

    @Test
    void anonymousCallersShowNoNumber() throws Exception {
        dial(CallerId.anonymous(), CallOptions.LIGHT);
        IncomingCall ring = nextRing();

        assertThat(ring.caller()).isEqualTo(CallerId.anonymous());
        assertThat(ring.header("Privacy")).contains("id");
    }

    @Test
    void aCallerWithoutANumberHasNone() throws Exception {
        dial(CallerId.none(), CallOptions.LIGHT);

        assertThat(nextRing().caller().number()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+86 138-0013",
                "'; drop table citizen; --",
                "0;isub=1@evil",
                "张三😀",
                "1",
                "000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            })
    void malformedNumbersArriveAsTheyAre(String number) throws Exception {
        dial(CallerId.named("\"Nick\" \\ 李😀", number), CallOptions.LIGHT);
        IncomingCall ring = nextRing();

        assertThat(ring.caller().number()).isEqualTo(number);
        assertThat(ring.called()).isEqualTo("12345");
        assertThat(ring.inviteText()).contains("李😀");
    }

    @Test
    void furtherHeadersAreSent() throws Exception {
        dial(CallerId.anonymous(), CallOptions.LIGHT.header("P-Asserted-Identity", "<sip:13800138000@carrier>"));

        assertThat(nextRing().header("P-Asserted-Identity")).contains("<sip:13800138000@carrier>");
    }

    @Test
    void aPhoneThatExpectsNobodyRefuses() throws Exception {
        OutgoingCall call = hotline.call("x@127.0.0.1:" + citizen.address().getPort(), CallerId.of("12345"));

        assertThat(call.awaitEnded(SOON)).isTrue();
        assertThat(call.end().orElseThrow().status()).isEqualTo(480);
    }

    @Test
    void closingAPhoneEndsItsCalls() throws Exception {
        OutgoingCall call = dial(CallerId.of("13800138000"), CallOptions.LIGHT);
        IncomingCall ring = nextRing();
        ring.answer(CallOptions.LIGHT);
        assertThat(call.awaitAnswered(SOON)).isTrue();
        citizen.close();

        assertThat(call.state()).isEqualTo(CallState.ENDED);
        assertThat(ring.awaitEnded(SOON)).isTrue();
    }

    private OutgoingCall dial(CallerId from, CallOptions options) {
        return citizen.call(new SipTarget("12345", hotline.address()), from, options);
    }

    private IncomingCall nextRing() throws InterruptedException {
        IncomingCall ring = rings.poll(10, TimeUnit.SECONDS);
        assertThat(ring).as("a call came in").isNotNull();
        return ring;
    }
}
