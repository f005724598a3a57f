package org.civicline.app.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.civicline.app.launcher.Trouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TriageEvalCommandTest {

    private static final List<String> STREETS = List.of("南山路", "北河街", "东站", "西湖边", "新城", "老街", "桥头");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void whatIsLearntFromOneFileIsAskedAboutTheOther() throws IOException {
        Path json = folder.resolve("figures.json");
        Path train = Files.write(folder.resolve("train.jsonl"), messages(20));
        Path test = Files.write(
                folder.resolve("test.jsonl"),
                List.of(
                        line("请问江边的路灯何时修好", "咨询", "城建"),
                        line("请问江边的公交何时恢复", "咨询", "交通"),
                        line("投诉江边的路灯没人管", "投诉", "交通"),
                        line("投诉江边的公交没人管", "咨询", null)));
        assertThat(run("--train", train, "--test", test, "--json", json)).isZero();
        assertThat(out.toString().lines().toList())
                .last()
                .asString()
                .startsWith("type_accuracy=0.750 domain_accuracy=0.667 domain_macro_f1=0.667");
        assertThat(out.toString()).contains("140 messages learnt from", "4 asked about", "3 asked about");
        assertThat(json).content().contains("\"type_accuracy\" : 0.75");
    }

    @Test
    void whatCannotBeLearntFromIsSaidInOneLine() throws IOException {
        Path few = Files.write(folder.resolve("few.jsonl"), messages(1));
        assertThat(run("--train", few, "--test", few)).isEqualTo(1);
        assertThat(out.toString()).contains("too few");
        Path empty = Files.write(folder.resolve("empty.jsonl"), List.of(""));
        assertThat(run("--train", empty, "--test", few)).isEqualTo(1);
        assertThat(out.toString()).contains("empty.jsonl is empty");
        Path bad = Files.writeString(folder.resolve("bad.jsonl"), "{\"type\": \"咨询\"}\n");
        assertThat(run("--train", bad, "--test", few)).isEqualTo(1);
        assertThat(out.toString()).contains("line 1");
    }

    private static List<String> messages(int rounds) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < rounds; i++) {
            for (String street : STREETS) {
                boolean asks = lines.size() % 2 == 0;
                boolean bus = lines.size() % 3 == 0;
                String what = street + (i % 5 + 1) + "号的" + (bus ? "公交" : "路灯");
                lines.add(
                        line(asks ? "请问" + what + "何时好" : "投诉" + what + "没人管", asks ? "咨询" : "投诉", bus ? "交通" : "城建"));
            }
        }
        return lines;
    }

    private static String line(String text, String type, @Nullable String domain) {
        return "{\"text\": \"%s\", \"type\": \"%s\", \"domain\": %s}"
                .formatted(text, type, domain == null ? "null" : "\"" + domain + "\"");
    }

    private int run(Object... arguments) {
        var words = new ArrayList<String>(List.of("triage", "--mode", "words"));
        for (Object one : arguments) {
            words.add(one.toString());
        }
        var line = new CommandLine(new EvalCommand()).setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(out, true));
        line.setExecutionExceptionHandler((exception, _, _) -> {
            assertThat(exception).isInstanceOf(Trouble.class);
            out.write(exception.getMessage());
            return 1;
        });
        return line.execute(words.toArray(String[]::new));
    }
}
