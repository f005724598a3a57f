package org.civicline.app.eval;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.civicline.app.bench.Figures;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    @Option(names = "--corpus", required = true, paramLabel = "FILE", description = "Articles, a JSON object a line.")
    private @Nullable Path corpus;

    @Option(names = "--queries", required = true, paramLabel = "FILE", description = "Questions, a JSON object a line.")
    private @Nullable Path queries;

    @Option(names = "--words-only", description = "Without the sentence model.")
    private boolean wordsOnly;

    @Option(names = "--quick", description = "The first 500 articles and the questions they answer, in a minute.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures there.")
    private @Nullable Path json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        var set = EvaluationSet.read(Objects.requireNonNull(corpus), Objects.requireNonNull(queries));
        Figures figures = new AnswersEval(quick ? set.first(500) : set, !wordsOnly, out).run();
        if (json != null) {
            figures.write(json);
        }
        out.println(figures);
        out.flush();
        return 0;
    }
}
