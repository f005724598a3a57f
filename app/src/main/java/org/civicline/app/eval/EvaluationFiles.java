package org.civicline.app.eval;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The articles and the questions a command examines search with. */
final class EvaluationFiles {

    private static final int QUICK = 500;

    @Option(names = "--corpus", required = true, paramLabel = "FILE", description = "Articles, a JSON object a line.")
    private @Nullable Path corpus;

    @Option(names = "--queries", required = true, paramLabel = "FILE", description = "Questions, a JSON object a line.")
    private @Nullable Path queries;

    @Option(names = "--quick", description = "The first 500 articles and the questions they answer, in a minute.")
    private boolean quick;

    boolean quick() {
        return quick;
    }

    EvaluationSet read() {
        var set = EvaluationSet.read(Objects.requireNonNull(corpus), Objects.requireNonNull(queries));
        return quick ? set.first(QUICK) : set;
    }
}
