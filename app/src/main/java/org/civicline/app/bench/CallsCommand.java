package org.civicline.app.bench;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code civicline bench calls}. */
@Command(
        name = "calls",
        description = {
            "Offer calls at rising rates to the hotline (greeting, queue, agents who answer and hang up, recorded) and, on",
            "the same Asterisk, to a bare dial plan that answers, plays, dials and records the same agents."
        },
        footer = {
            "",
            "Prints sustained calls/s of both (highest rate with at least 99 %% complete: ended by the agent, and the caller",
            "heard 95 %% of the sound due), their ratio, the delay from INVITE to 200 and to the first audio at 20 calls/s, and",
            "how many waiting callers are held at once. Agents talk for two minutes while rates are confirmed, both ends",
            "sending sound, and for 1 s while delays are measured."
        },
        mixinStandardHelpOptions = true)
final class CallsCommand implements Callable<Integer> {

    @Option(names = "--quick", description = "A rough look in a minute instead of a measurement of an hour.")
    private boolean quick;

    @Mixin
    private final FiguresOutput output = new FiguresOutput();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = output.out();
        Figures figures = new CallsBench(quick ? CallsPlan.QUICK : CallsPlan.FULL, out).run();
        return output.say(figures);
    }
}
