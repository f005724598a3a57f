package org.civicline.app.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code civicline bench calls}. */
@Command(
        name = "calls",
        description = {
            "Offer calls at rising rates to the hotline (greeting, queue, agents who answer and hang up, recorded) and, on",
            "the same Asterisk, to a bare dial plan that answers, plays, dials and records the same agents."
        },
        footer = {
            "",
            "Prints sustained calls/s of both (highest rate with at least 99 %% complete), their ratio, the delay from",
            "INVITE to 200 and to the first audio at 20 calls/s, and how many waiting callers are held at once. Agents talk",
            "for 45 s while rates are confirmed, which is short for a hotline, and for 1 s while delays are measured."
        },
        mixinStandardHelpOptions = true)
final class CallsCommand implements Callable<Integer> {

    @Option(names = "--quick", description = "A rough look in a minute instead of a measurement in thirty.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures there.")
    private @Nullable Path json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        Figures figures = new CallsBench(quick ? CallsPlan.QUICK : CallsPlan.FULL, out).run();
        if (json != null) {
            figures.write(json);
        }
        out.println(figures);
        out.flush();
        return 0;
    }
}
