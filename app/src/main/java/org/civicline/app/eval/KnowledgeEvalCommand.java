package org.civicline.app.eval;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.civicline.app.bench.Figures;
import org.civicline.knowledgebase.KnowledgeQuery.Mode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    @Option(names = "--corpus", required = true, paramLabel = "FILE", description = "Articles, a JSON object a line.")
    private @Nullable Path corpus;

    @Option(names = "--queries", required = true, paramLabel = "FILE", description = "Questions, a JSON object a line.")
    private @Nullable Path queries;

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
        Figures figures =
                new KnowledgeEval(quick ? set.first(500) : set, engine, mode, quick ? 1 : 5, out).run(evidence);
        if (json != null) {
            figures.write(json);
        }
        out.println(figures);
        out.flush();
        return 0;
    }
}
