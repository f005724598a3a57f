package org.civicline.simulators.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.civicline.simulators.Voice;
import org.civicline.simulators.audio.AudioClip;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.simulators.sip.SipPhone;
import org.civicline.simulators.sip.SipTarget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code civicline call}: places a call from the terminal and shows what happens. Succeeds when it was answered. */
@Command(
        name = "call",
        description = "Place a test call and show what is heard: ringing, answer, first sound, music or speech.",
        mixinStandardHelpOptions = true)
public final class CallCommand implements Callable<Integer> {

    private static final Duration PAUSE_AFTER_WORDS = Duration.ofSeconds(2);
    private static final Duration NETWORK_PATIENCE = Duration.ofSeconds(3);

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NUMBER", description = "Whom to call; default: ${DEFAULT-VALUE}")
    private String number = "12345";

    @Option(names = "--from", paramLabel = "NUMBER", description = "The caller's number; default: ${DEFAULT-VALUE}")
    private String from = "13800138000";

    @Option(names = "--name", paramLabel = "NAME", description = "A display name beside the number.")
    private @Nullable String name;

    @Option(names = "--anonymous", description = "Withhold the number.")
    private boolean anonymous;

    @Option(
            names = "--say",
            paramLabel = "TEXT|FILE",
            description = "Words to say, or a WAV file; again and again until the end.")
    private @Nullable String say;

    @Option(names = "--tone", paramLabel = "HERTZ", description = "Send a tone instead.")
    private @Nullable Double tone;

    @Option(names = "--keys", paramLabel = "KEYS", description = "Keys to press: 0-9, * and #.")
    private String keys = "";

    @Option(
            names = "--keys-after",
            paramLabel = "SECONDS",
            description = "When to press them, after the answer; default: ${DEFAULT-VALUE}")
    private double keysAfter = 2;

    @Option(names = "--seconds", paramLabel = "SECONDS", description = "Hang up after so long; default: never.")
    private @Nullable Double seconds;

    @Option(names = "--record", paramLabel = "FILE", description = "Write what was heard to a WAV file.")
    private @Nullable Path record;

    @Option(names = "--target", paramLabel = "HOST:PORT", description = "Call there instead of the running city.")
    private @Nullable String target;

    @Option(names = "--home", paramLabel = "FOLDER", description = "The city that runs from there; default: .civicline")
    private @Nullable Path home;

    /** Created by the command line, with what knows where the city is. */
    public CallCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        check(keys.matches("[0-9*#A-D]*"), "--keys takes 0-9, * and #");
        InetSocketAddress where = address();
        CallOptions options = CallOptions.DEFAULT.saying(source());
        CallerId caller = anonymous ? CallerId.anonymous() : new CallerId(name, from, false);
        try (SipPhone phone = SipPhone.open(localAddress(where), 0, "civicline-call")) {
            Screen screen = new Screen(out());
            screen.line("Calling %s at %s:%d from %s"
                    .formatted(number, where.getHostString(), where.getPort(), anonymous ? "nobody" : from));
            OutgoingCall call = phone.call(new SipTarget(number, where), caller, options);
            Thread hangUp = new Thread(call::hangUp);
            Runtime.getRuntime().addShutdownHook(hangUp);
            follow(call, screen);
            Runtime.getRuntime().removeShutdownHook(hangUp);
            finish(call, screen);
            return call.timings().answered() == null ? 1 : 0;
        }
    }

    private void follow(OutgoingCall call, Screen screen) throws InterruptedException {
        CallWatch watch = new CallWatch(call, screen);
        boolean pressed = keys.isEmpty();
        while (!call.awaitEnded(CallWatch.INTERVAL)) {
            watch.look();
            Duration answered = call.timings().answered();
            if (!pressed && answered != null && watch.elapsed().minus(answered).compareTo(ofSeconds(keysAfter)) >= 0) {
                pressed = true;
                call.sendDigits(keys);
                screen.line("  pressed %s".formatted(keys));
            }
            if (seconds != null && watch.elapsed().compareTo(ofSeconds(seconds)) >= 0) {
                call.hangUp();
                call.awaitEnded(NETWORK_PATIENCE);
            }
        }
        watch.look();
    }

    private void finish(OutgoingCall call, Screen screen) throws IOException {
        screen.line("  " + CallWatch.ending(call));
        if (record != null) {
            AudioClip heard = call.heard().audio();
            heard.write(record);
            screen.line("  wrote %s (%.1f s)".formatted(record, heard.duration().toMillis() / 1000.0));
        }
    }

    private AudioSource source() throws IOException {
        if (tone != null) {
            return AudioSource.tone(tone);
        }
        if (say == null) {
            return AudioSource.silence();
        }
        AudioClip words = Files.isRegularFile(Path.of(say)) ? AudioClip.read(Path.of(say)) : spoken(say);
        return AudioSource.looped(words.then(AudioClip.silence(PAUSE_AFTER_WORDS)));
    }

    private AudioClip spoken(String words) throws IOException {
        check(!words.endsWith(".wav"), "there is no file " + words);
        Voice voice = surroundings
                .voice(home)
                .orElseThrow(() -> mistake("no speech on this machine: give --say a WAV file instead"));
        return voice.say(words);
    }

    private InetSocketAddress address() {
        if (target == null) {
            return surroundings.sip(home);
        }
        try {
            return SipTarget.hostAndPort(target, 5060);
        } catch (IllegalArgumentException e) {
            throw mistake("--target " + e.getMessage());
        }
    }

    /** The address of ours that reaches the other end: the far end must be able to send sound back to it. */
    private static InetAddress localAddress(InetSocketAddress where) throws IOException {
        try (DatagramSocket probe = new DatagramSocket()) {
            probe.connect(where);
            return probe.getLocalAddress();
        }
    }

    private PrintWriter out() {
        return spec == null
                ? new PrintWriter(System.out, true)
                : spec.commandLine().getOut();
    }

    private void check(boolean holds, String otherwise) {
        if (!holds) {
            throw mistake(otherwise);
        }
    }

    private RuntimeException mistake(String what) {
        return spec == null ? new IllegalArgumentException(what) : new ParameterException(spec.commandLine(), what);
    }

    private static Duration ofSeconds(double amount) {
        return Duration.ofMillis(Math.round(amount * 1000));
    }
}
