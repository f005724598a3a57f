package org.civicline.app.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How long and how hard calls are offered.
 *
 * @param agents simulated agents
 * @param confirm how long a rate must hold to count once as many talk as ever will; zero for a quick look, which tries
 *     one rate only
 * @param warmUp how long each side is called with each rate of {@code warming} before anything is measured; a hotline
 *     runs for months, its compiler is done
 * @param warming calls/s to warm up with, rising: what a cold application cannot carry would be an overload to recover from
 * @param rounds how often delays are measured, the two sides in turn
 * @param delays how long 20 calls/s are offered in each round
 * @param ladder calls/s tried, rising, each a twentieth more than the one before; all of them the agents can serve
 * @param start the rung to begin with
 * @param held callers to hold waiting at once
 * @param hold how long they wait
 * @param talk how long an agent talks while a rate is confirmed: two minutes, since what a hotline adds to a call is at
 *     its beginning and end, and talks of seconds would weigh that as no hotline's calls do
 * @param shortTalk how long they talk while delays are measured, at a rate the machine carries with ease
 */
record CallsPlan(
        int agents,
        Duration confirm,
        Duration warmUp,
        List<Double> warming,
        int rounds,
        Duration delays,
        List<Double> ladder,
        int start,
        int held,
        Duration hold,
        Duration talk,
        Duration shortTalk) {

    static final int DELAY_RATE = 20;

    static final CallsPlan FULL = new CallsPlan(
            1500,
            Duration.ofSeconds(60),
            Duration.ofSeconds(30),
            List.of(5.0, 10.0, 20.0),
            2,
            Duration.ofSeconds(20),
            ladder(0.5, 12),
            15,
            300,
            Duration.ofSeconds(10),
            Duration.ofMinutes(2),
            Duration.ofSeconds(1));

    /** One rate, offered briefly, to see that all is well. */
    static final CallsPlan QUICK = new CallsPlan(
            40,
            Duration.ZERO,
            Duration.ofSeconds(1),
            List.of(),
            1,
            Duration.ofSeconds(3),
            List.of(),
            0,
            40,
            Duration.ofSeconds(3),
            Duration.ofMillis(300),
            Duration.ofMillis(300));

    private static List<Double> ladder(double from, double to) {
        return DoubleStream.iterate(from, rate -> rate <= to, rate -> rate * 1.05)
                .boxed()
                .toList();
    }

    /** How long a rate is offered to be confirmed: until the first talks end, and the time it must hold. */
    Duration offered() {
        return talk.plus(confirm);
    }

    /** How many may call at once, hotline and bare plan alike: one for each agent, and those who wait. */
    int lines() {
        return agents + held;
    }

    boolean confirms() {
        return confirm.isPositive();
    }
}
