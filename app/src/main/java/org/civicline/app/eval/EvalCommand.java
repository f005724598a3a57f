package org.civicline.app.eval;

import picocli.CommandLine.Command;

/** {@code civicline eval}: the parent of all evaluations. */
@Command(
        name = "eval",
        description = "See how well search, answers and triage do where the right ones are known.",
        subcommands = {KnowledgeEvalCommand.class, AnswersEvalCommand.class, TriageEvalCommand.class},
        mixinStandardHelpOptions = true)
public final class EvalCommand {

    /** Created by the command line. */
    public EvalCommand() {}
}
