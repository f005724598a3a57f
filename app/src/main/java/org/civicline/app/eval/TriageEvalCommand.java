package org.civicline.app.eval;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.civicline.app.bench.Figures;
import org.civicline.app.bench.FiguresOutput;
import org.civicline.app.launcher.Trouble;
import org.civicline.knowledgebase.TriageTrial;
import org.civicline.knowledgebase.TriageTrial.Message;
import org.civicline.knowledgebase.TriageTrial.NoModel;
import org.civicline.knowledgebase.TriageTrial.Outcome;
import org.civicline.knowledgebase.TriageTrial.Result;
import org.civicline.knowledgebase.TriageTrial.Score;
import org.civicline.knowledgebase.TriageTrial.TooFew;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code civicline eval triage}. */
@Command(
        name = "triage",
        description = {
            "Teach triage with messages that people have sorted, ask it about others, and count how often it says what",
            "people said. Nothing is kept."
        },
        footer = {
            "",
            "A line has {\"text\", \"type\", \"domain\"}; type or domain may be null where nobody said, and is then neither",
            "learnt nor asked. The line at the end: type_accuracy and domain_accuracy (how many of the answers are right),",
            "domain_macro_f1 (the mean over all domains of the harmonic mean of how many of a domain were found and how many",
            "of those given are right: a rare domain counts as much as a frequent one)."
        },
        mixinStandardHelpOptions = true)
final class TriageEvalCommand implements Callable<Integer> {

    private static final int QUICK = 2_000;

    @Option(names = "--train", required = true, paramLabel = "FILE", description = "Messages to learn from.")
    private @Nullable Path train;

    @Option(names = "--test", required = true, paramLabel = "FILE", description = "Messages to be asked about.")
    private @Nullable Path test;

    /** What is looked at. */
    enum Mode {
        WORDS,
        BOTH
    }

    @Option(
            names = "--mode",
            defaultValue = "both",
            description = "words, or both: words and the sentence model; default: both.")
    private Mode mode = Mode.BOTH;

    @Option(names = "--quick", description = "By words alone, from 2,000 of the messages, taken evenly; a few seconds.")
    private boolean quick;

    @Mixin
    private final FiguresOutput output = new FiguresOutput();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = output.out();
        List<Message> messages = messages(Objects.requireNonNull(train));
        Result result = run(
                quick ? evenly(messages, QUICK) : messages,
                messages(Objects.requireNonNull(test)),
                mode == Mode.BOTH && !quick,
                out);
        tell("type", result.type(), out);
        tell("domain", result.domain(), out);
        Figures figures = new Figures()
                .put("type_accuracy", result.type().accuracy())
                .put("domain_accuracy", result.domain().accuracy())
                .put("domain_macro_f1", result.domain().macroF1());
        return output.say(figures);
    }

    private static Result run(List<Message> training, List<Message> test, boolean byMeaning, PrintWriter out) {
        Outcome outcome = TriageTrial.run(training, test, byMeaning, text -> {
            out.println(text);
            out.flush();
        });
        return switch (outcome) {
            case Result result -> result;
            case NoModel() -> throw new Trouble("this machine cannot run the sentence model", "Try --mode words.");
            case TooFew() ->
                throw new Trouble(
                        "these messages are too few to learn from",
                        "Give at least 50, with two types and two domains of which each is there five times.");
        };
    }

    private static List<Message> messages(Path file) {
        List<Message> messages = JsonLine.all(file).stream()
                .map(line -> new Message(line.text("text"), line.textOrNull("type"), line.textOrNull("domain")))
                .toList();
        if (messages.isEmpty()) {
            throw new Trouble(file + " is empty", "Give a JSON object a line.");
        }
        return messages;
    }

    /** Files are often in order, so the first would be of one kind. */
    private static List<Message> evenly(List<Message> messages, int most) {
        int step = Math.ceilDiv(messages.size(), most);
        return IntStream.range(0, messages.size())
                .filter(i -> i % step == 0)
                .mapToObj(messages::get)
                .toList();
    }

    private static void tell(String name, Score score, PrintWriter out) {
        out.printf(
                Locale.ROOT,
                "%s: %,d messages learnt from (in five parts: accuracy %.3f, macro-F1 %.3f), %,d asked about (%.3f, %.3f)%n",
                name,
                score.trained(),
                score.foldAccuracy(),
                score.foldMacroF1(),
                score.examined(),
                score.accuracy(),
                score.macroF1());
        score.labels()
                .forEach(one -> out.printf(
                        Locale.ROOT, "  F1 %.3f of %,5d messages: %s%n", one.f1(), one.messages(), one.name()));
        score.sure()
                .forEach(one -> out.printf(
                        Locale.ROOT,
                        "  answered only from a probability of %.1f on: %.0f%% of them, %.1f%% right%n",
                        one.probability(),
                        100 * one.share(),
                        100 * one.accuracy()));
    }
}
