package org.civicline.app.eval;

import picocli.CommandLine.Command;

/** {@code civicline eval}: the parent of all evaluations. */
@Command(
        name = "eval",
        subcommands = {KnowledgeEvalCommand.class, AnswersEvalCommand.class, TriageEvalCommand.class},
        mixinStandardHelpOptions = true)
public final class EvalCommand {

    /** Created by the command line. */
    public EvalCommand() {}
}
