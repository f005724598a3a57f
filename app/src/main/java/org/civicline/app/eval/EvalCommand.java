package org.civicline.app.eval;

import picocli.CommandLine.Command;

/** {@code civicline eval}: the parent of all evaluations. */
@Command(
        name = "eval",
        description = "See how well search does on questions whose answers are known.",
        subcommands = {KnowledgeEvalCommand.class, AnswersEvalCommand.class},
        mixinStandardHelpOptions = true)
public final class EvalCommand {

    /** Created by the command line. */
    public EvalCommand() {}
}
