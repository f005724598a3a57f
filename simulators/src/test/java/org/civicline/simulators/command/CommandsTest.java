package org.civicline.simulators.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.civicline.simulators.SimulatorSettings;
import org.civicline.simulators.Simulators;
import org.civicline.simulators.Voice;
import org.civicline.simulators.audio.AudioClip;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.IncomingCall;
import org.civicline.simulators.sip.SipPhone;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandsTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private final BlockingQueue<IncomingCall> rings = new LinkedBlockingQueue<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private SipPhone hotline;
    private Simulators simulators;

    @BeforeEach
    void start() throws IOException {
        hotline = SipPhone.open("hotline");
        hotline.onIncoming(call -> {
            rings.add(call);
            call.ring();
            call.answer(CallOptions.DEFAULT.saying(AudioSource.tone(440)));
        });
        simulators = Simulators.start(
                new SimulatorSettings(0, "hotline", "secret", 0, 0, "12345", hotline.address(), null, null));
    }

    @AfterEach
    void stop() throws IOException {
        simulators.close();
        hotline.close();
    }

    @Test
    void aCallTellsWhatHappensPressesKeysAndRecords() throws Exception {
        Path recording = folder.resolve("heard.wav");
        int code = run(
                "call",
                "12345",
                "--from",
                "13912345678",
                "--name",
                "王芳",
                "--say",
                "路灯坏了",
                "--keys",
                "5#",
                "--keys-after",
                "0.2",
                "--seconds",
                "3.2",
                "--record",
                recording.toString());

        assertThat(code).isZero();
        IncomingCall ring = rings.poll(10, TimeUnit.SECONDS);
        assertThat(ring).isNotNull();
        assertThat(ring.caller()).isEqualTo(CallerId.named("王芳", "13912345678"));
        assertThat(ring.awaitEnded(SOON)).isTrue();
        assertThat(ring.digitsHeard()).isEqualTo("5#");
        assertThat(ring.heard()
                        .audio()
                        .slice(Duration.ofMillis(1000), Duration.ofMillis(1200))
                        .dominantTone()
                        .isClear(900))
                .isTrue();
        assertThat(out.toString())
                .containsSubsequence(
                        "Calling 12345 at 127.0.0.1:",
                        "from 13912345678",
                        "ringing",
                        "answered",
                        "first sound",
                        "pressed 5#",
                        "hung up by us after 3.",
                        "wrote ")
                .contains("a tone of 440 Hz");
        assertThat(AudioClip.read(recording)
                        .last(Duration.ofMillis(200))
                        .dominantTone()
                        .isClear(440))
                .isTrue();
    }

    @Test
    void aCallNobodyAnswersFailsAndSaysWhy() throws Exception {
        hotline.onIncoming(call -> call.reject(486));

        assertThat(run("call", "--anonymous")).isEqualTo(1);
        assertThat(out.toString()).contains("from nobody", "not answered: 486");
    }

    @Test
    void theOtherEndHangingUpEndsTheCommand() {
        hotline.onIncoming(call -> {
            call.answer(CallOptions.LIGHT);
            call.hangUp();
        });

        assertThat(run("call", "--target", "127.0.0.1:" + hotline.address().getPort()))
                .isZero();
        assertThat(out.toString()).contains("hung up by the other end after");
    }

    @Test
    void wrongOptionsAreRefusedBeforeAnythingRings() {
        assertThat(run("call", "--keys", "5x")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("call", "--target", "127.0.0.1:port")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("call", "--say", "missing.wav")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(run("sms")).isEqualTo(CommandLine.ExitCode.USAGE);
        assertThat(rings).isEmpty();
        assertThat(err.toString()).contains("--keys takes", "there is no file missing.wav", "either --text or --list");
    }

    @Test
    void textsAreSentAndListed() {
        assertThat(run("sms", "--from", "13912345678", "--list")).isZero();
        assertThat(out.toString()).contains("No texts to or from 13912345678 yet");
        assertThat(run("sms", "--from", "13912345678", "--text", "路灯修好了，谢谢😀")).isZero();
        assertThat(run("sms", "--from", "13912345678", "--text", "5", "--list")).isZero();

        assertThat(out.toString()).containsSubsequence("→ 12345  5", "→ 12345  路灯修好了，谢谢😀");
        assertThat(simulators.smsc().messages("13912345678")).hasSize(2);
    }

    @Test
    void aTextThatCannotBeSentFailsAndSaysWhy() {
        assertThat(run("sms", "--from", "nobody", "--text", "x")).isEqualTo(1);
        assertThat(err.toString()).contains("not sent: from is no telephone number");
    }

    private int run(String... arguments) {
        Surroundings surroundings = new Surroundings() {
            @Override
            public InetSocketAddress sip(@Nullable Path home) {
                return hotline.address();
            }

            @Override
            public URI handset(@Nullable Path home) {
                return URI.create("http://127.0.0.1:" + simulators.handset().httpPort());
            }

            @Override
            public Optional<Voice> voice(@Nullable Path home) {
                return Optional.of(text -> AudioClip.tone(900, Duration.ofSeconds(4), 0.2));
            }
        };
        return new CommandLine(new Top())
                .addSubcommand(new CallCommand(surroundings))
                .addSubcommand(new SmsCommand(surroundings))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @CommandLine.Command(name = "civicline")
    private static final class Top {}
}
