package org.civicline.knowledgebase;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.civicline.knowledgebase.search.meaning.MeaningUnavailableException;
import org.civicline.knowledgebase.search.meaning.SentenceEncoder;
import org.civicline.knowledgebase.triage.learning.Lesson;
import org.civicline.knowledgebase.triage.learning.Likelihood;
import org.civicline.knowledgebase.triage.learning.Marks;
import org.civicline.knowledgebase.triage.learning.Sorter;
import org.civicline.knowledgebase.triage.learning.Teacher;
import org.civicline.knowledgebase.triage.learning.Telling;
import org.jspecify.annotations.Nullable;

/** Teaches and examines triage without a database, by the very code that serves people: for evaluations. */
public final class TriageTrial {

    /** Of a text, looked at for its meaning: where a matter is told is known by then, and a longer one costs more. */
    private static final int LOOKED_AT = 300;

    private static final int SAID_EVERY = 1_000;
    private static final List<Double> SURE = List.of(0.5, 0.6, 0.7, 0.8, 0.9);

    private TriageTrial() {}

    /**
     * What a citizen wrote, as people sorted it.
     *
     * @param type null if nobody said
     * @param domain null if nobody said
     */
    public record Message(
            String text, @Nullable String type, @Nullable String domain) {}

    /** What became of a trial. */
    public sealed interface Outcome {}

    /** How it did, on the messages whose answer is known. */
    public record Result(Score type, Score domain) implements Outcome {}

    /** It was to go by the sentence model too, and this machine cannot run that. */
    public record NoModel() implements Outcome {}

    /** One of the questions cannot be learnt from so few messages with so few different labels. */
    public record TooFew() implements Outcome {}

    /**
     * One question.
     *
     * @param trained how many messages it was taught with
     * @param examined how many it was asked about
     * @param accuracy how many of those were right
     * @param macroF1 the mean F1 over the labels people gave
     * @param foldAccuracy the same by cross-validation among the messages it was taught with
     * @param foldMacroF1 likewise
     * @param labels each label people gave, the most frequent first
     * @param sure what would be answered, and how well, above each probability
     */
    public record Score(
            int trained,
            int examined,
            double accuracy,
            double macroF1,
            double foldAccuracy,
            double foldMacroF1,
            List<Label> labels,
            List<Sure> sure) {}

    /** Of one label. */
    public record Label(String name, int messages, double f1) {}

    /** Of what is answered from a probability on: its share of all, and how much of it is right. */
    public record Sure(double probability, double share, double accuracy) {}

    /**
     * Teaches with some messages and examines with others.
     *
     * @param byMeaning by the sentence model too, as in an application that has it switched on
     * @param say told how far it is
     */
    public static Outcome run(List<Message> training, List<Message> test, boolean byMeaning, Consumer<String> say) {
        if (!byMeaning) {
            return run(byWords(training), byWords(test), say);
        }
        try (SentenceEncoder encoder = SentenceEncoder.load()) {
            return run(byMeaning(training, encoder, say), byMeaning(test, encoder, say), say);
        } catch (MeaningUnavailableException e) {
            return new NoModel();
        }
    }

    private static Outcome run(List<Told> learnt, List<Told> asked, Consumer<String> say) {
        say.accept("learning the type from %d messages".formatted(learnt.size()));
        Optional<Score> type = score(learnt, asked, Message::type);
        say.accept("learning the domain from %d messages".formatted(learnt.size()));
        Optional<Score> domain = score(learnt, asked, Message::domain);
        return type.isPresent() && domain.isPresent() ? new Result(type.get(), domain.get()) : new TooFew();
    }

    private record Told(Message message, Telling telling) {}

    private static List<Told> byWords(List<Message> messages) {
        return messages.stream()
                .map(one -> new Told(one, Telling.of(one.text(), null)))
                .toList();
    }

    private static List<Told> byMeaning(List<Message> messages, SentenceEncoder encoder, Consumer<String> say) {
        var read = new AtomicInteger();
        return messages.parallelStream()
                .map(one -> {
                    if (read.incrementAndGet() % SAID_EVERY == 0) {
                        say.accept("read the meaning of %d of %d messages".formatted(read.get(), messages.size()));
                    }
                    String text = one.text();
                    float[] meaning = encoder.encode(text.substring(0, Math.min(text.length(), LOOKED_AT)));
                    return new Told(one, Telling.of(text, null).meaning(meaning));
                })
                .toList();
    }

    /** Empty if there is too little to learn from. */
    private static Optional<Score> score(
            List<Told> training, List<Told> test, Function<Message, @Nullable String> label) {
        List<Lesson> lessons = lessons(training, label);
        return Teacher.teach(lessons).map(taught -> score(lessons.size(), taught, lessons(test, label)));
    }

    private static Score score(int trained, Teacher.Taught taught, List<Lesson> test) {
        Marks marks = new Marks(
                test.stream().map(lesson -> answered(taught.sorter(), lesson)).toList());
        return new Score(
                trained,
                marks.answers().size(),
                marks.accuracy(),
                marks.macroF1(),
                taught.marks().accuracy(),
                taught.marks().macroF1(),
                marks.labels().stream()
                        .filter(one -> one.truths() > 0)
                        .map(one -> new Label(one.name(), one.truths(), one.f1()))
                        .toList(),
                SURE.stream()
                        .map(from -> new Sure(
                                from,
                                marks.sureFrom(from).share(),
                                marks.sureFrom(from).accuracy()))
                        .toList());
    }

    private static Marks.Answered answered(Sorter sorter, Lesson lesson) {
        Likelihood first = sorter.sort(lesson.telling()).getFirst();
        return new Marks.Answered(lesson.label(), first.label(), first.probability());
    }

    private static List<Lesson> lessons(List<Told> messages, Function<Message, @Nullable String> label) {
        return messages.stream()
                .filter(one -> label.apply(one.message()) != null)
                .map(one -> new Lesson(one.telling(), Objects.requireNonNull(label.apply(one.message()))))
                .toList();
    }
}
