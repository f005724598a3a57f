package org.civicline.app.bench;

import picocli.CommandLine.Command;

/** {@code civicline bench}: the parent of all benchmarks. */
@Command(
        name = "bench",
        description = "Measure, as ratios against a bare baseline in the same run.",
        subcommands = {CallsCommand.class, TicketsCommand.class, DuplicatesCommand.class, SearchCommand.class},
        mixinStandardHelpOptions = true)
public final class BenchCommand {

    /** Created by the command line. */
    public BenchCommand() {}
}
