package org.civicline.app.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntPredicate;
import org.civicline.simulators.rtp.Recording;
import org.civicline.simulators.sip.Call;
import org.civicline.simulators.sip.CallEnd;
import org.civicline.simulators.sip.CallOptions;
import org.civicline.simulators.sip.CallTimings;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.simulators.sip.SipPhone;
import org.civicline.simulators.sip.SipTarget;

/** Callers: offers calls at an even rate and sees what becomes of them. */
final class CallLoad implements AutoCloseable {

    /**
     * A call not over so long after its agent should have hung up is not complete: it waited where it should have been
     * answered.
     */
    static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Of the packets due: with more of them missing speech falls to pieces, and a call of fragments is no call. */
    private static final double LEAST_SOUND = 0.95;

    /** Between greeting, waiting and talk nothing need be heard; longer would be counted as missing. */
    private static final Duration PAUSES = Duration.ofSeconds(2);

    private static final double PACKETS_PER_SECOND = 50;

    /** Callers in a quiet room: a telephone sends from the first moment, and Asterisk's Answer waits for that. */
    private static final CallOptions CALLER = CallOptions.DEFAULT.recording(Recording.NONE);

    private final SipPhone phone;
    private final AtomicInteger caller = new AtomicInteger();

    CallLoad() throws IOException {
        this.phone = SipPhone.open("callers");
    }

    /**
     * Offers {@code rate} calls a second for the time given and waits until all are over or out of patience.
     *
     * @param talk how long agents talk
     */
    Result offer(SipTarget target, double rate, Duration time, Duration talk) throws InterruptedException {
        return offer(target, rate, time, talk, _ -> true);
    }

    /**
     * The same, but gives up as soon as it is certain how it will end: who offers on makes an overload deeper without
     * learning more from it. Then nobody waits any longer, all hang up.
     *
     * @param goesOn whether to go on after so many calls
     */
    Result offer(SipTarget target, double rate, Duration time, Duration talk, IntPredicate goesOn)
            throws InterruptedException {
        int count = (int) (rate * time.toSeconds());
        List<OutgoingCall> calls = place(target, count, rate, goesOn);
        Duration patience = calls.size() < count ? Duration.ZERO : talk.plus(PATIENCE);
        long until = System.nanoTime() + patience.toNanos();
        for (Call call : calls) {
            call.awaitEnded(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
        for (Call call : calls) {
            call.hangUp();
        }
        return new Result(calls.stream().map(CallLoad::outcome).toList(), calls.size() < count);
    }

    /** Calls offered while something else goes on; nobody looks at what becomes of them. */
    static final class InBackground {

        private final Thread thread;

        InBackground(CallLoad load, SipTarget target, double rate, Duration time, Duration talk) {
            this.thread = Thread.ofVirtual().start(() -> {
                try {
                    load.offer(target, rate, time, talk);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        void join() throws InterruptedException {
            thread.join();
        }
    }

    /** Places the calls and returns without waiting for their end. */
    List<OutgoingCall> place(SipTarget target, int count, double rate) {
        return place(target, count, rate, _ -> true);
    }

    private List<OutgoingCall> place(SipTarget target, int count, double rate, IntPredicate goesOn) {
        var calls = new ArrayList<OutgoingCall>(count);
        long start = System.nanoTime();
        for (int i = 0; i < count && goesOn.test(i); i++) {
            long due = start + (long) (i * TimeUnit.SECONDS.toNanos(1) / rate);
            for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
                LockSupport.parkNanos(early);
            }
            calls.add(phone.call(target, CallerId.of("139%08d".formatted(caller.getAndIncrement())), CALLER));
        }
        return calls;
    }

    private static Outcome outcome(Call call) {
        CallTimings timings = call.timings();
        boolean agentHungUp = call.end()
                .map(CallEnd::cause)
                .filter(CallEnd.Cause.HUNG_UP_THERE::equals)
                .isPresent();
        double sound = timings.firstAudio() == null ? 0 : sound(call, timings);
        return new Outcome(agentHungUp && sound >= LEAST_SOUND, sound, timings);
    }

    /** The share of the sound due, from the first packet to the end, that the caller got. */
    private static double sound(Call call, CallTimings timings) {
        Duration end = timings.ended();
        Duration first = timings.firstPacket();
        if (end == null || first == null) {
            return 0;
        }
        double due = PACKETS_PER_SECOND * end.minus(first).minus(PAUSES).toMillis() / 1000;
        return due <= 0 ? 1 : Math.min(1, call.heard().packets() / due);
    }

    @Override
    public void close() throws IOException {
        phone.close();
    }

    /**
     * @param complete answered, heard, and ended by the agent
     * @param sound the share of the sound due that was heard
     */
    record Outcome(boolean complete, double sound, CallTimings timings) {}

    /**
     * What became of all calls offered in one go.
     *
     * @param givenUp whether fewer were offered than meant
     */
    record Result(List<Outcome> outcomes, boolean givenUp) {

        static final Result NONE = new Result(List.of(), false);

        /** These calls and those. */
        Result and(Result other) {
            var all = new ArrayList<>(outcomes);
            all.addAll(other.outcomes);
            return new Result(all, givenUp || other.givenUp);
        }

        double complete() {
            return outcomes.isEmpty()
                    ? 0
                    : outcomes.stream().filter(Outcome::complete).count() / (double) outcomes.size();
        }

        /** The share of the sound due that was heard, on average. */
        double sound() {
            return outcomes.stream().mapToDouble(Outcome::sound).average().orElse(0);
        }

        /** Milliseconds from INVITE to 200. */
        double answerMillis(double quantile) {
            return quantile(
                    quantile,
                    outcomes.stream()
                            .map(one -> one.timings().answered())
                            .filter(java.util.Objects::nonNull)
                            .mapToDouble(CallLoad::millis)
                            .toArray());
        }

        /** Milliseconds from INVITE to the first audio. */
        double audioMillis(double quantile) {
            return quantile(
                    quantile,
                    outcomes.stream()
                            .map(one -> one.timings().firstAudio())
                            .filter(java.util.Objects::nonNull)
                            .mapToDouble(CallLoad::millis)
                            .toArray());
        }

        private static double quantile(double quantile, double[] values) {
            if (values.length == 0) {
                return Double.NaN;
            }
            Arrays.sort(values);
            return values[(int) Math.min(values.length - 1L, Math.ceil(quantile * values.length) - 1)];
        }
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
