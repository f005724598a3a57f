package org.civicline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.civicline.app.bench.BenchCommand;
import org.civicline.app.eval.EvalCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Both engines in one command, as a person calls it. */
class SearchFiguresIT {

    @TempDir
    Path folder;

    @Test
    void bothEnginesFindTheSameAnswers() throws IOException {
        Path corpus = Files.writeString(folder.resolve("corpus.jsonl"), """
                {"id": "a", "department": "水务局", "body": "计划停水提前24小时公告，突发停水八小时内恢复供水。"}
                {"id": "b", "department": "公安局", "body": "养犬人应当到居住地派出所办理登记，并为犬只免疫。"}
                """);
        Path queries = Files.writeString(folder.resolve("queries.jsonl"), """
                {"query": "停水多久恢复供水", "relevant": "a"}
                {"query": "养犬登记去派出所吗", "relevant": "a"}
                """);
        // the second is said to be answered by the other article, which has nothing to do with it: neither finds that
        for (String engine : new String[] {"lucene", "elasticsearch"}) {
            assertThat(lastLine(
                            new EvalCommand(),
                            "kb",
                            "--quick",
                            "--engine",
                            engine,
                            "--corpus",
                            corpus.toString(),
                            "--queries",
                            queries.toString()))
                    .startsWith("mrr@10=0.500 recall@1=0.500 recall@5=0.500 ");
        }
    }

    @Test
    void benchSearchEndsWithTheFiguresOfBothEngines() {
        assertThat(lastLine(new BenchCommand(), "search", "--quick"))
                .startsWith("articles=1000 lucene_qps=")
                .contains(" elasticsearch_qps=", " ratio=", " hybrid_qps=", " hybrid_p99_ms=");
    }

    private static String lastLine(Object command, String... arguments) {
        var out = new StringWriter();
        var line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(out, true));
        assertThat(line.execute(arguments)).isZero();
        return out.toString().lines().reduce((_, later) -> later).orElseThrow();
    }
}
