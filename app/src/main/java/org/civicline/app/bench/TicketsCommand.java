package org.civicline.app.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code civicline bench tickets}. */
@Command(
        name = "tickets",
        description = {
            "Take cases through their whole life (create, dispatch, sign, reply, approve, rate, which closes, search) through the",
            "services of the application, on a PostgreSQL set up as up does, with 0, 100,000 and 1,000,000 tickets in it; and",
            "then once more with the call each begins with, its caller recognised and the case opened at the end."
        },
        footer = {
            "",
            "Prints life cycles/s (the events' consumers included), their ratio to a TPC-B-like transaction over plain JDBC on",
            "the same PostgreSQL with as many threads, percentiles of each step and of inbox, search and dashboard, and what",
            "one life cycle costs in statements, commits and write-ahead log."
        },
        mixinStandardHelpOptions = true)
final class TicketsCommand implements Callable<Integer> {

    @Option(
            names = "--size",
            paramLabel = "N",
            split = ",",
            description = "Tickets in the database; several with commas. Default: 0,100000,1000000.")
    private @Nullable List<Integer> sizes;

    @Option(names = "--threads", paramLabel = "N", description = "Life cycles side by side; default: 12.")
    private @Nullable Integer threads;

    @Option(names = "--statements", description = "Also list the statements of a life cycle, most time first.")
    private boolean statements;

    @Option(names = "--quick", description = "A rough look in a minute instead of a measurement in twenty.")
    private boolean quick;

    @Mixin
    private final FiguresOutput output = new FiguresOutput();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = output.out();
        TicketsPlan plan = quick ? TicketsPlan.QUICK : TicketsPlan.FULL;
        plan = sizes == null ? plan : plan.withSizes(sizes);
        plan = threads == null ? plan : plan.withThreads(threads);
        Figures figures = new TicketsBench(plan, statements, out).run();
        return output.say(figures);
    }
}
