package org.civicline.e2e;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.Credentials;
import org.civicline.simulators.sip.IncomingCall;
import org.civicline.simulators.sip.SipPhone;
import org.civicline.simulators.staff.StaffSession;
import org.jspecify.annotations.Nullable;

/** An agent with a desk phone: the staff API for the work, a SIP phone for the voice. */
final class Agent implements AutoCloseable {

    private final City city;
    private final StaffSession session;
    private final SipPhone phone;
    private final double voice;
    private Credentials credentials = new Credentials("", "");
    private final BlockingQueue<IncomingCall> ringing = new LinkedBlockingQueue<>();

    private Agent(City city, StaffSession session, SipPhone phone, double voice) {
        this.city = city;
        this.session = session;
        this.phone = phone;
        this.voice = voice;
    }

    /** Signs in and registers the phone. @param voice the tone this agent speaks in, hertz */
    static Agent signIn(City city, String username, double voice) throws IOException, InterruptedException {
        StaffSession session = city.signIn(username);
        var agent = new Agent(city, session, SipPhone.open(username), voice);
        agent.phone.onIncoming(call -> {
            call.ring();
            agent.ringing.add(call);
        });
        var line = session.post("/softphone/credential?kind=telephone", Map.of());
        agent.credentials = new Credentials(
                line.get("username").asString(), line.get("password").asString());
        agent.register();
        return agent;
    }

    /** Makes the phone known, again and again as telephones do, until the platform knows that the line is up. */
    void register() {
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(2))
                .ignoreExceptions()
                .until(() -> {
                    if (session.get("/agent").get("line").asBoolean()) {
                        return true;
                    }
                    phone.register(city.number(credentials.user()), credentials, 600);
                    return false;
                });
    }

    StaffSession session() {
        return session;
    }

    Agent ready() throws IOException, InterruptedException {
        session.post("/agent/ready", Map.of());
        return this;
    }

    String status() throws IOException, InterruptedException {
        return session.get("/agent").get("status").asString();
    }

    /** The call that rings here, or null when none does in time. */
    @Nullable
    IncomingCall rings(Duration within) throws InterruptedException {
        return ringing.poll(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Answers what rings and speaks. */
    IncomingCall answer(Duration within) throws InterruptedException {
        IncomingCall call = rings(within);
        if (call == null) {
            throw new AssertionError("nothing rang in " + within);
        }
        if (!call.answer(CallOptions.DEFAULT.saying(AudioSource.tone(voice)))) {
            throw new AssertionError("the call was gone before it was answered");
        }
        return call;
    }

    @Override
    public void close() throws IOException {
        phone.close();
    }
}
