package org.civicline.cti.real;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.civicline.foundation.StaffMember;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.Credentials;
import org.civicline.simulators.sip.IncomingCall;
import org.civicline.simulators.sip.SipPhone;
import org.civicline.simulators.sip.SipTarget;
import org.jspecify.annotations.Nullable;

/** An agent with a telephone on the desk. */
final class Agent implements AutoCloseable {

    final StaffMember staff;
    final int hertz;
    private final SipPhone phone;
    private final BlockingQueue<IncomingCall> rings = new LinkedBlockingQueue<>();
    private @Nullable SipTarget registrar;
    private @Nullable Credentials credentials;

    Agent(StaffMember staff, int hertz) throws IOException {
        this.staff = staff;
        this.hertz = hertz;
        this.phone = SipPhone.open("agent");
        phone.onIncoming(call -> {
            call.ring();
            rings.add(call);
        });
    }

    void register(SipTarget registrar, Credentials credentials) {
        this.registrar = registrar;
        this.credentials = credentials;
        registerAgain();
    }

    /** As telephones do by themselves after a while. */
    void registerAgain() {
        if (registrar == null || credentials == null) {
            throw new IllegalStateException("never registered");
        }
        phone.register(registrar, credentials, 60).whenRegistered().join();
    }

    /** Tries once; an exchange that has only just started may not know the telephone yet. */
    boolean isTakenBack() {
        try {
            registerAgain();
            return true;
        } catch (CompletionException refused) {
            return false;
        }
    }

    /** The next call that rings. */
    IncomingCall rung(Duration atMost) throws InterruptedException {
        @Nullable IncomingCall call = rings.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
        if (call == null) {
            throw new AssertionError("the telephone of " + staff.username() + " did not ring");
        }
        return call;
    }

    boolean ringsWithin(Duration time) throws InterruptedException {
        return rings.poll(time.toMillis(), TimeUnit.MILLISECONDS) != null;
    }

    /** Picks up and speaks in the agent's own tone. */
    IncomingCall answers(Duration atMost) throws InterruptedException {
        IncomingCall call = rung(atMost);
        if (!call.answer(CallOptions.DEFAULT.saying(AudioSource.tone(hertz)))) {
            throw new AssertionError("the caller had gone");
        }
        return call;
    }

    /** As by a power cut: nobody hangs up. */
    void dies() throws IOException {
        phone.die();
    }

    @Override
    public void close() throws IOException {
        phone.close();
    }
}
