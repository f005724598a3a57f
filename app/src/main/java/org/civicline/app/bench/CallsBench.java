package org.civicline.app.bench;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.civicline.simulators.sip.CallState;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.simulators.sip.SipTarget;

/** Runs the plan against the hotline and against the bare dial plan on the same Asterisk. */
final class CallsBench {

    private static final double COMPLETE = 0.99;

    private final CallsPlan plan;
    private final PrintWriter out;
    private final long began = System.nanoTime();

    CallsBench(CallsPlan plan, PrintWriter out) {
        this.plan = plan;
        this.out = out;
    }

    Figures run() throws Exception {
        say("starting a throw-away platform");
        try (BenchPlatform platform = BenchPlatform.start(Map.of(
                        "civicline.routing.wrap-up-seconds", "0",
                        "logging.level.org.civicline", "warn"));
                CallLoad callers = new CallLoad()) {
            say("signing in %d agents".formatted(plan.agents()));
            try (AgentPool agents = AgentPool.open(platform, plan.agents(), plan.talk())) {
                SipTarget bare = BareDialPlan.install(platform, agents.lines());
                SipTarget hotline = SipTarget.parse("12345@127.0.0.1:" + platform.port("sip"));
                int held = plan.confirms() ? hold(callers, hotline) : holdAndWarmUp(callers, hotline, bare);
                agents.ready();
                if (plan.confirms()) {
                    say("warming up");
                    callers.offer(hotline, CallsPlan.DELAY_RATE, plan.warmUp());
                    callers.offer(bare, CallsPlan.DELAY_RATE, plan.warmUp());
                }
                CallLoad.Result bareDelays = CallLoad.Result.NONE;
                CallLoad.Result ourDelays = CallLoad.Result.NONE;
                for (int round = 0; round < plan.rounds(); round++) {
                    bareDelays = bareDelays.and(delays("bare", callers, bare));
                    ourDelays = ourDelays.and(delays("hotline", callers, hotline));
                }
                int bareRate = plan.confirms() ? sustained("bare", callers, bare) : rateOf(bareDelays);
                int ourRate = plan.confirms() ? sustained("hotline", callers, hotline) : rateOf(ourDelays);
                return figures(ourRate, bareRate, ourDelays, bareDelays, held);
            }
        }
    }

    /** A quick look has no time to climb: the one rate that was offered held, or it did not. */
    private static int rateOf(CallLoad.Result result) {
        return result.complete() >= COMPLETE ? CallsPlan.DELAY_RATE : 0;
    }

    /**
     * The first calls load classes, sounds and codecs, here and in Asterisk: whoever came first would pay. A quick look
     * warms the bare dial plan while callers wait at the hotline, who warm that.
     */
    private int holdAndWarmUp(CallLoad callers, SipTarget hotline, SipTarget bare) throws InterruptedException {
        var warming = new CallLoad.InBackground(callers, bare, CallsPlan.DELAY_RATE, plan.warmUp());
        int held = hold(callers, hotline);
        warming.join();
        return held;
    }

    private Figures figures(int ours, int bare, CallLoad.Result ourDelays, CallLoad.Result bareDelays, int held) {
        return new Figures()
                .put("ratio", ours / (double) bare)
                .put("civicline_cps", (long) ours)
                .put("bare_cps", (long) bare)
                .put("added_p99_ms", ourDelays.audioMillis(0.99) - bareDelays.audioMillis(0.99))
                .put("answer_p50_ms", ourDelays.answerMillis(0.5))
                .put("answer_p99_ms", ourDelays.answerMillis(0.99))
                .put("bare_answer_p50_ms", bareDelays.answerMillis(0.5))
                .put("bare_answer_p99_ms", bareDelays.answerMillis(0.99))
                .put("first_audio_p50_ms", ourDelays.audioMillis(0.5))
                .put("first_audio_p99_ms", ourDelays.audioMillis(0.99))
                .put("bare_first_audio_p50_ms", bareDelays.audioMillis(0.5))
                .put("bare_first_audio_p99_ms", bareDelays.audioMillis(0.99))
                .put("held", (long) held);
    }

    /** Callers who wait at once while nobody is ready: counted when all have heard something and still do. */
    private int hold(CallLoad callers, SipTarget hotline) throws InterruptedException {
        say("holding %d waiting callers".formatted(plan.held()));
        List<OutgoingCall> calls = callers.place(hotline, plan.held(), CallsPlan.DELAY_RATE);
        Thread.sleep(plan.hold());
        long[] before = calls.stream().mapToLong(CallsBench::packets).toArray();
        Thread.sleep(Duration.ofSeconds(2));
        int held = 0;
        for (int i = 0; i < before.length; i++) {
            if (calls.get(i).state() == CallState.TALKING && packets(calls.get(i)) > before[i]) {
                held++;
            }
        }
        calls.forEach(OutgoingCall::hangUp);
        say("held %d".formatted(held));
        return held;
    }

    private static long packets(OutgoingCall call) {
        return call.state() == CallState.TALKING ? call.heard().packets() : 0;
    }

    private CallLoad.Result delays(String name, CallLoad callers, SipTarget target) throws InterruptedException {
        CallLoad.Result result = callers.offer(target, CallsPlan.DELAY_RATE, plan.delays());
        say("%s at %d calls/s: %.1f %% complete, 200 after %.0f ms (p99 %.0f), first audio after %.0f ms (p99 %.0f)"
                .formatted(
                        name,
                        CallsPlan.DELAY_RATE,
                        100 * result.complete(),
                        result.answerMillis(0.5),
                        result.answerMillis(0.99),
                        result.audioMillis(0.5),
                        result.audioMillis(0.99)));
        return result;
    }

    /** The highest rate that holds: probed upwards until one breaks, then confirmed for longer, downwards if need be. */
    private int sustained(String name, CallLoad callers, SipTarget target) throws InterruptedException {
        int reached = -1;
        for (int i = 0;
                i < plan.ladder().size()
                        && holds(name, callers, target, plan.ladder().get(i), plan.probe());
                i++) {
            reached = i;
        }
        for (int i = reached; i >= 0; i--) {
            if (holds(name, callers, target, plan.ladder().get(i), plan.confirm())) {
                return plan.ladder().get(i);
            }
        }
        return 0;
    }

    private boolean holds(String name, CallLoad callers, SipTarget target, int rate, Duration time)
            throws InterruptedException {
        double complete = callers.offer(target, rate, time).complete();
        say("%s: %d calls/s for %d s: %.1f %% complete".formatted(name, rate, time.toSeconds(), 100 * complete));
        return complete >= COMPLETE;
    }

    private void say(String text) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - began) / 1e9, text);
        out.flush();
    }
}
