package org.civicline.app.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.civicline.simulators.rtp.Recording;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.Credentials;
import org.civicline.simulators.sip.IncomingCall;
import org.civicline.simulators.sip.SipPhone;
import org.civicline.simulators.sip.SipTarget;

/** Agents who answer at once, talk for a while and hang up. One SIP phone carries all their lines. */
final class AgentPool implements AutoCloseable {

    private static final int LINE_SECONDS = 3600;

    /** Telephones in a quiet room: both ends of a talk send all the time, so that is what Asterisk has to carry. */
    private static final CallOptions AGENT = CallOptions.DEFAULT.recording(Recording.NONE);

    private final SipPhone phone;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile Duration talk;
    private final AtomicLong answered = new AtomicLong();
    private final List<BenchStaff> seats = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();

    private AgentPool(SipPhone phone, Duration talk) {
        this.phone = phone;
        this.talk = talk;
    }

    static AgentPool open(BenchPlatform platform, int count, Duration talk)
            throws IOException, InterruptedException, SQLException {
        BenchStaff.create(platform.application(), count);
        var pool = new AgentPool(SipPhone.open("agents"), talk);
        pool.phone.onIncoming(pool::answer);
        var asterisk = new InetSocketAddress("127.0.0.1", platform.port("sip"));
        for (int number = 1; number <= count; number++) {
            BenchStaff seat = BenchStaff.signIn(platform.web(), number);
            Credentials line = seat.softphone();
            pool.phone
                    .register(new SipTarget(line.user(), asterisk), line, LINE_SECONDS)
                    .whenRegistered()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
            pool.seats.add(seat);
            pool.lines.add(line.user());
        }
        return pool;
    }

    /** The agents' lines, as Asterisk knows them. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** All of them, some at a time. */
    void ready() throws InterruptedException {
        var some = new Semaphore(8);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = seats.stream()
                    .map(seat -> people.submit(() -> {
                        some.acquire();
                        try {
                            seat.ready();
                        } finally {
                            some.release();
                        }
                        return seat;
                    }))
                    .toList();
            for (var one : all) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an agent could not make ready", e.getCause());
        }
    }

    /** Calls answered until now. */
    long answered() {
        return answered.get();
    }

    /** From the next call on. */
    void talk(Duration time) {
        talk = time;
    }

    private void answer(IncomingCall call) {
        if (call.answer(AGENT)) {
            answered.incrementAndGet();
            timer.schedule(call::hangUp, talk.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() throws IOException {
        timer.shutdownNow();
        phone.close();
    }
}
