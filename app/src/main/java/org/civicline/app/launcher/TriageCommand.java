package org.civicline.app.launcher;

import picocli.CommandLine.Command;

/** {@code civicline triage}: the parent of what is done with what triage learns. */
@Command(
        name = "triage",
        description =
                "Learn from the city's own closed cases what to suggest for new ones, or tell how well that goes.",
        subcommands = {TriageTrainCommand.class, TriageReportCommand.class},
        mixinStandardHelpOptions = true)
public final class TriageCommand {

    /** Created by the command line. */
    public TriageCommand() {}
}
