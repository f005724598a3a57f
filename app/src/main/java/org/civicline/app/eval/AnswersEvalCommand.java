package org.civicline.app.eval;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.civicline.app.bench.Figures;
import org.civicline.app.bench.FiguresOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code civicline eval answers}. */
@Command(
        name = "answers",
        description = {
            "Put articles into a throw-away index, ask it questions whose one right article is known, and see how many get an",
            "answer, how many of those answers are right, and what other thresholds would do."
        },
        footer = {
            "",
            "Files as for ./civicline eval kb. The line at the end: answered (share of the questions that get an answer instead",
            "of \"not sure\") and right (share of those whose answer is the right article), at the threshold as shipped."
        },
        mixinStandardHelpOptions = true)
final class AnswersEvalCommand implements Callable<Integer> {

    @Mixin
    private final EvaluationFiles files = new EvaluationFiles();

    @Option(names = "--words-only", description = "Without the sentence model.")
    private boolean wordsOnly;

    @Mixin
    private final FiguresOutput output = new FiguresOutput();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = output.out();
        Figures figures = new AnswersEval(files.read(), !wordsOnly, out).run();
        return output.say(figures);
    }
}
