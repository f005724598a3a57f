package org.civicline.app.bench;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code civicline bench search}. */
@Command(
        name = "search",
        description = {
            "Ask the knowledge base and a real Elasticsearch the same questions over HTTP by the same client: by words among",
            "100,000 made-up articles, by words and meaning among 20,000."
        },
        footer = {
            "",
            "Ours is the index of the application in a process of its own, in Lucene, with passages and marks in each answer and",
            "without sign-in and sessions. Elasticsearch has its default analyzer and BM25 and answers with numbers and titles.",
            "Prints queries/s of both with many clients and their ratio, percentiles with one client, size, speed and memory of",
            "the indexes; then queries/s of ours by words and meaning, and percentiles at a steady 100 queries/s."
        },
        mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {

    @Option(names = "--quick", description = "A rough look on few articles, mostly Elasticsearch's start.")
    private boolean quick;

    @Mixin
    private final FiguresOutput output = new FiguresOutput();

    @Override
    public Integer call() throws Exception {
        return output.say(new SearchBench(quick ? SearchPlan.QUICK : SearchPlan.FULL, output.out()).run());
    }
}
