package org.civicline.app.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.civicline.app.launcher.Trouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class KnowledgeEvalCommandTest {

    private static final String CORPUS = """
            {"id": "a", "department": "水务局", "body": "计划停水提前24小时公告，突发停水八小时内恢复供水。"}
            {"id": "b", "department": "公安局", "body": "养犬人应当到居住地派出所办理登记，并为犬只免疫。"}
            {"id": "c", "department": "公积金中心", "title": "租房提取", "body": "连续缴存满三个月的职工可以提取住房公积金。"}
            """;

    private static final String QUERIES = """
            {"query": "停水多久恢复供水", "relevant": "a"}
            {"query": "在哪里办理养犬登记", "relevant": "b"}
            {"query": "养犬登记去派出所吗", "relevant": "a"}
            {"query": "取公积金", "relevant": "c"}
            """;

    @TempDir
    Path folder;

    @Test
    void theRightArticlesRanksBecomeFiguresOnTheLastLineAndInTheFile() throws IOException {
        Path json = folder.resolve("figures.json");
        String last = run("--mode", "bm25", "--json", json.toString())
                .lines()
                .reduce((_, later) -> later)
                .orElseThrow();
        assertThat(last)
                .startsWith("mrr@10=0.750 ")
                .contains("recall@1=0.750 recall@5=0.750")
                .contains(" p50_ms=", " p99_ms=", " qps=");
        assertThat(json).content().contains("\"mrr@10\"", "\"recall@1\" : 0.75");
    }

    @Test
    void whatSpokeForEachArticleCanBeHadToLearnFrom() throws IOException {
        Path evidence = folder.resolve("evidence.jsonl");
        run("--mode", "bm25", "--evidence", evidence.toString());
        assertThat(Files.readAllLines(evidence)).hasSize(4).anyMatch(line -> line.contains("\"relevant\":\"c\""));
    }

    @Test
    void aLineThatCannotBeReadIsNamed() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.jsonl"), "{\"id\": \"a\", \"body\": \"x\"}\n{\"id\": 7}\n");
        assertThatThrownBy(() -> EvaluationSet.read(bad, bad))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("line 2");
        Path broken = Files.writeString(folder.resolve("broken.jsonl"), "{\n");
        assertThatThrownBy(() -> EvaluationSet.read(broken, bad))
                .isInstanceOf(Trouble.class)
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> EvaluationSet.read(folder.resolve("none"), bad))
                .isInstanceOf(Trouble.class);
    }

    private String run(String... more) throws IOException {
        Path corpus = Files.writeString(folder.resolve("corpus.jsonl"), CORPUS);
        Path queries = Files.writeString(folder.resolve("queries.jsonl"), QUERIES);
        var out = new StringWriter();
        var line = new CommandLine(new EvalCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(out, true));
        var arguments = new java.util.ArrayList<>(
                java.util.List.of("kb", "--quick", "--corpus", corpus.toString(), "--queries", queries.toString()));
        arguments.addAll(java.util.List.of(more));
        assertThat(line.execute(arguments.toArray(String[]::new))).isZero();
        return out.toString();
    }
}
