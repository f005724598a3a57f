package org.civicline.simulators.handset;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.civicline.simulators.SimulatorSettings;
import org.civicline.simulators.Voice;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.rtp.Recording;
import org.civicline.simulators.sip.Call;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.CallState;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.IncomingCall;
import org.civicline.simulators.sip.SipPhone;
import org.civicline.simulators.sip.SipTarget;
import org.jspecify.annotations.Nullable;

/** The calls of all phones: those of now and the last ones over. */
final class HandsetCalls implements AutoCloseable {

    private static final int KEPT = 100;
    private static final int BUSY_HERE = 486;
    private static final CallOptions OPTIONS = CallOptions.DEFAULT.recording(new Recording(Duration.ofMinutes(10)));

    private final SimulatorSettings settings;
    private final Clock clock;
    private final SipPhone phone;
    private final AtomicInteger ids = new AtomicInteger();
    private final List<HandsetCall> calls = new ArrayList<>();

    HandsetCalls(SimulatorSettings settings, Clock clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.phone = SipPhone.open(InetAddress.getLoopbackAddress(), settings.handsetSipPort(), "handset");
        phone.onIncoming(this::ringing);
    }

    int sipPort() {
        return phone.address().getPort();
    }

    /** Newest first; of one number, or of all when it is null. */
    synchronized List<HandsetCall> of(@Nullable String number) {
        return calls.reversed().stream()
                .filter(call -> number == null || call.number().equals(number))
                .toList();
    }

    synchronized HandsetCall get(String id) {
        return calls.stream()
                .filter(call -> call.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(404, "no-such-call", "no such call: " + id));
    }

    HandsetCall dial(String number, String called) {
        SipTarget target = new SipTarget(called, settings.hotlineSip());
        return add(number, called, phone.call(target, CallerId.of(number), OPTIONS));
    }

    void answer(String id) {
        if (!(get(id).call() instanceof IncomingCall call)) {
            throw new Refused(409, "not-incoming", "this phone placed that call");
        }
        if (call.state() == CallState.TALKING || call.state() == CallState.ENDED || !call.answer(OPTIONS)) {
            throw new Refused(409, "not-ringing", "that call does not ring any more");
        }
    }

    void reject(String id) {
        if (get(id).call() instanceof IncomingCall call && call.state() == CallState.RINGING) {
            call.reject(BUSY_HERE);
        } else {
            throw new Refused(409, "not-ringing", "that call does not ring any more");
        }
    }

    void hangUp(String id) {
        get(id).call().hangUp();
    }

    void press(String id, String digits) {
        if (!digits.matches("[0-9*#A-D]{1,40}")) {
            throw new Refused(400, "not-keys", "keys are 0 to 9, * and #");
        }
        talking(id).sendDigits(digits);
    }

    /** Says typed words, by the voice of the settings. */
    void say(String id, String text) {
        Voice voice = settings.voice();
        if (voice == null) {
            throw new Refused(409, "no-voice", "this handset has no voice");
        }
        Call call = talking(id);
        try {
            call.play(AudioSource.once(voice.say(text)));
        } catch (IOException e) {
            throw new Refused(422, "cannot-be-said", String.valueOf(e.getMessage()));
        }
    }

    /** Hums a tone; 0 Hz is silence. */
    void hum(String id, double hertz) {
        talking(id).play(hertz == 0 ? AudioSource.silence() : AudioSource.tone(hertz));
    }

    @Override
    public void close() throws IOException {
        phone.close();
    }

    private Call talking(String id) {
        Call call = get(id).call();
        if (call.state() != CallState.TALKING) {
            throw new Refused(409, "not-talking", "nobody is on the line");
        }
        return call;
    }

    private void ringing(IncomingCall call) {
        String other = Optional.ofNullable(call.caller().number()).orElse("");
        add(call.called(), call.caller().withheld() ? "" : other, call);
        call.ring();
    }

    private synchronized HandsetCall add(String number, String other, Call call) {
        HandsetCall added = new HandsetCall("c" + ids.incrementAndGet(), number, other, clock.instant(), call);
        calls.add(added);
        if (calls.size() > KEPT) {
            calls.stream()
                    .filter(old -> old.call().state() == CallState.ENDED)
                    .findFirst()
                    .ifPresent(calls::remove);
        }
        return added;
    }
}
