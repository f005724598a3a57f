package org.civicline.app.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AnswersEvalCommandTest {

    @TempDir
    Path folder;

    @Test
    void whatIsAnsweredAndWhatOfThatIsRightStandsOnTheLastLineAfterTheCurve() throws IOException {
        Path corpus = Files.writeString(folder.resolve("corpus.jsonl"), """
                {"id": "a", "department": "水务局", "body": "计划停水提前24小时公告。"}
                {"id": "b", "department": "公安局", "title": "养犬登记", "body": "到居住地派出所办理登记。"}
                """);
        Path queries = Files.writeString(folder.resolve("queries.jsonl"), """
                {"query": "养犬登记", "relevant": "b"}
                {"query": "停水会提前通知吗", "relevant": "a"}
                """);
        Path json = folder.resolve("figures.json");
        var out = new StringWriter();
        var line = new CommandLine(new EvalCommand());
        line.setOut(new PrintWriter(out, true));

        int code = line.execute(
                "answers",
                "--words-only",
                "--corpus",
                corpus.toString(),
                "--queries",
                queries.toString(),
                "--json",
                json.toString());

        // by words alone only what is found by its very name is certain
        assertThat(code).isZero();
        assertThat(out.toString()).contains("answered   right   threshold").endsWith("answered=0.500 right=1.00\n");
        assertThat(json).content().contains("\"answered\" : 0.5");
    }
}
