package org.civicline.app.bench;

import java.io.IOException;
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
                        "civicline.asterisk.most-calls", Integer.toString(plan.lines()),
                        "logging.level.org.civicline", "warn"));
                CallLoad callers = new CallLoad()) {
            say("signing in %d agents".formatted(plan.agents()));
            try (AgentPool agents = AgentPool.open(platform, plan.agents(), plan.shortTalk())) {
                SipTarget bare = BareDialPlan.install(platform, agents.lines());
                SipTarget hotline = SipTarget.parse("12345@127.0.0.1:" + platform.port("sip"));
                int held = plan.confirms() ? hold(callers, hotline) : holdAndWarmUp(callers, hotline, bare);
                agents.ready();
                if (plan.confirms()) {
                    for (double rate : plan.warming()) {
                        say("warming up with %.0f calls/s".formatted(rate));
                        callers.offer(hotline, rate, plan.warmUp(), plan.shortTalk());
                        callers.offer(bare, rate, plan.warmUp(), plan.shortTalk());
                    }
                }
                CallLoad.Result bareDelays = CallLoad.Result.NONE;
                CallLoad.Result ourDelays = CallLoad.Result.NONE;
                for (int round = 0; round < plan.rounds(); round++) {
                    bareDelays = bareDelays.and(delays("bare", callers, bare));
                    ourDelays = ourDelays.and(delays("hotline", callers, hotline));
                }
                agents.talk(plan.talk());
                var set = new Setting(platform, callers, agents);
                if (!plan.confirms()) {
                    return figures(rateOf(ourDelays), rateOf(bareDelays), ourDelays, bareDelays, held);
                }
                int ours = sustained("hotline", set, hotline, plan.start());
                // one is not far from the other
                int bares = sustained("bare", set, bare, Math.max(0, ours));
                return figures(rung(ours), rung(bares), ourDelays, bareDelays, held);
            }
        }
    }

    /** What both sides are measured with. */
    private record Setting(BenchPlatform platform, CallLoad callers, AgentPool agents) {}

    /**
     * Waits until no call is left from before; and an agent whose telephone did not answer in time, who was set to not
     * ready for that, comes back as a person would.
     */
    private void makeReady(Setting set) throws IOException, InterruptedException {
        if (!set.platform().settles()) {
            say("calls from before are still there: what comes next pays for them");
        }
        set.agents().ready();
    }

    /** A quick look has no time to climb: the one rate that was offered held, or it did not. */
    private static double rateOf(CallLoad.Result result) {
        return result.complete() >= COMPLETE ? CallsPlan.DELAY_RATE : 0;
    }

    /**
     * The first calls load classes, sounds and codecs, here and in Asterisk: whoever came first would pay. A quick look
     * warms the bare dial plan while callers wait at the hotline, who warm that.
     */
    private int holdAndWarmUp(CallLoad callers, SipTarget hotline, SipTarget bare) throws InterruptedException {
        var warming = new CallLoad.InBackground(callers, bare, CallsPlan.DELAY_RATE, plan.warmUp(), plan.shortTalk());
        int held = hold(callers, hotline);
        warming.join();
        return held;
    }

    private Figures figures(double ours, double bare, CallLoad.Result ourDelays, CallLoad.Result bareDelays, int held) {
        return new Figures()
                .put("ratio", ours / bare)
                .put("civicline_cps", ours)
                .put("bare_cps", bare)
                .put("added_p99_ms", ourDelays.audioMillis(0.99) - bareDelays.audioMillis(0.99))
                .put("answer_p50_ms", ourDelays.answerMillis(0.5))
                .put("answer_p99_ms", ourDelays.answerMillis(0.99))
                .put("bare_answer_p50_ms", bareDelays.answerMillis(0.5))
                .put("bare_answer_p99_ms", bareDelays.answerMillis(0.99))
                .put("first_audio_p50_ms", ourDelays.audioMillis(0.5))
                .put("first_audio_p99_ms", ourDelays.audioMillis(0.99))
                .put("bare_first_audio_p50_ms", bareDelays.audioMillis(0.5))
                .put("bare_first_audio_p99_ms", bareDelays.audioMillis(0.99))
                .put("talk_seconds", plan.talk().toMillis() / 1000.0)
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
        CallLoad.Result result = callers.offer(target, CallsPlan.DELAY_RATE, plan.delays(), plan.shortTalk());
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

    private double rung(int number) {
        return number < 0 ? 0 : plan.ladder().get(number);
    }

    /**
     * The highest rung of the ladder that holds, or -1: looked for from a rung on in steps that grow, then by halving what
     * is between. A short probe would not do, since a queue that slowly grows shows only after a while. What holds at one
     * rate is taken to hold at lower ones.
     */
    private int sustained(String name, Setting set, SipTarget target, int from) throws Exception {
        int all = plan.ladder().size();
        int highest = -1;
        int lowest = all;
        int rung = from;
        for (int step = 1; lowest - highest > 1; step *= 2) {
            if (holds(name, set, target, rung(rung), plan.offered())) {
                highest = rung;
            } else {
                lowest = rung;
            }
            if (highest >= 0 && lowest < all) {
                rung = (highest + lowest) / 2;
            } else {
                rung = highest >= 0 ? Math.min(all - 1, highest + step) : Math.max(0, lowest - step);
            }
        }
        return highest;
    }

    private boolean holds(String name, Setting set, SipTarget target, double rate, Duration time) throws Exception {
        makeReady(set);
        long before = set.agents().answered();
        // with more than that unanswered, whoever calls now is out of patience before it is their turn
        double mostWaiting = Math.max(rate, 1) * CallLoad.PATIENCE.toSeconds();
        CallCost unused = CallCost.now(set.platform());
        CallLoad.Result result = set.callers()
                .offer(
                        target,
                        rate,
                        time,
                        plan.talk(),
                        placed -> placed - (set.agents().answered() - before) <= mostWaiting);
        if (result.givenUp()) {
            say("%s: %.2f calls/s: given up after %d calls, %d of them unanswered"
                    .formatted(
                            name,
                            rate,
                            result.outcomes().size(),
                            result.outcomes().size() - (set.agents().answered() - before)));
            return false;
        }
        double answered =
                (set.agents().answered() - before) / (double) result.outcomes().size();
        // a bare plan whose agents cannot be reached hangs up too
        double complete = Math.min(result.complete(), answered);
        CallCost cost =
                CallCost.now(set.platform()).since(unused, result.outcomes().size());
        say("%s: %.2f calls/s for %d s: %.1f %% complete, %.1f %% of the sound; %s"
                .formatted(name, rate, time.toSeconds(), 100 * complete, 100 * result.sound(), cost));
        return complete >= COMPLETE;
    }

    private void say(String text) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", (System.nanoTime() - began) / 1e9, text);
        out.flush();
    }
}
