package org.civicline.app.eval;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.civicline.app.bench.Figures;
import org.civicline.app.bench.FiguresOutput;
import org.civicline.knowledgebase.KnowledgeQuery.Mode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code civicline eval kb}. */
@Command(
        name = "kb",
        description = {
            "Put articles into a throw-away index, ask it questions whose one right article is known, and count how often and",
            "how high that article is found."
        },
        footer = {
            "",
            "CORPUS has a line {\"id\", \"department\", \"body\"} and perhaps \"title\" for each article, QUERIES a line",
            "{\"query\", \"relevant\"} for each question. The line at the end: mrr@10 (one divided by the rank of the right",
            "article, 0 from rank 11 on, on average), recall@1 and recall@5 (how often it is among the first), p50_ms and p99_ms",
            "of one question at a time, qps with as many clients as there are processors."
        },
        mixinStandardHelpOptions = true)
final class KnowledgeEvalCommand implements Callable<Integer> {

    /** What can search. */
    enum Engine {
        LUCENE,
        ELASTICSEARCH
    }

    @Mixin
    private final EvaluationFiles files = new EvaluationFiles();

    @Option(
            names = "--engine",
            defaultValue = "lucene",
            description = "lucene, or elasticsearch: one is started for it; default: lucene.")
    private Engine engine = Engine.LUCENE;

    @Option(names = "--mode", defaultValue = "hybrid", description = "bm25, vector or hybrid; default: hybrid.")
    private Mode mode = Mode.HYBRID;

    @Option(
            names = "--evidence",
            paramLabel = "FILE",
            description =
                    "Also write what spoke for each article found, to learn weights from: a JSON object a question.")
    private @Nullable Path evidence;

    @Mixin
    private final FiguresOutput output = new FiguresOutput();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = output.out();
        Figures figures = new KnowledgeEval(files.read(), engine, mode, files.quick() ? 1 : 5, out).run(evidence);
        return output.say(figures);
    }
}
