package org.civicline.knowledgebase.triage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.civicline.ticketing.Urgency;

/** The rules for urgency while nothing is learnt: words that tell of danger, from {@code danger.txt}. */
final class DangerWords {

    private static final List<Rule> RULES = read();

    private DangerWords() {}

    private record Rule(String word, Urgency urgency) {}

    /** @param words that were found, those of the highest urgency */
    record Danger(Urgency urgency, List<String> words) {}

    static Danger in(String text) {
        List<Rule> found =
                RULES.stream().filter(rule -> text.contains(rule.word())).toList();
        Urgency highest =
                found.stream().map(Rule::urgency).max(Urgency::compareTo).orElse(Urgency.NORMAL);
        return new Danger(
                highest,
                found.stream()
                        .filter(rule -> rule.urgency() == highest)
                        .map(Rule::word)
                        .toList());
    }

    private static List<Rule> read() {
        var rules = new ArrayList<Rule>();
        try (InputStream file = Objects.requireNonNull(DangerWords.class.getResourceAsStream("danger.txt"))) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] parts = line.split(":", 2);
                        for (String word : parts[1].strip().split("\\s+")) {
                            rules.add(new Rule(word, Urgency.valueOf(parts[0].strip())));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(rules);
    }
}
