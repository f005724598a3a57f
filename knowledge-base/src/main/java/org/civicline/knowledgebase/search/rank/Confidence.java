package org.civicline.knowledgebase.search.rank;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How likely the article that stands first is the one that answers, 0 to 1; learnt, and kept as data in {@code
 * confidence.txt}. Only for rankings by words and meaning together.
 */
public final class Confidence {

    private static final int ONLY_ASKS = Evidence.names().indexOf("only-asks");

    private final Map<String, Float> weights = new HashMap<>();

    private Confidence() {}

    /** As learnt. */
    public static Confidence learnt() {
        var confidence = new Confidence();
        try (InputStream in = Objects.requireNonNull(Confidence.class.getResourceAsStream("confidence.txt"));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line : reader.lines().toList()) {
                String[] parts = line.strip().split("\\s+");
                if (parts.length == 2 && !line.startsWith("#")) {
                    confidence.weights.put(parts[0], Float.parseFloat(parts[1]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return confidence;
    }

    /**
     * @param figures of the article that stands first
     * @param scores of all that were found, the best first
     */
    public float of(float[] figures, List<Float> scores) {
        if (figures[ONLY_ASKS] > 0) {
            return 0; // it repeats the question, which is very close to it and answers nothing
        }
        double best = scores.getFirst();
        double all =
                scores.stream().mapToDouble(score -> Math.exp(score - best)).sum();
        double sum = weight("constant")
                + weight("lead") * (scores.size() > 1 ? best - scores.get(1) : 0)
                + weight("share") * -Math.log(all);
        List<String> names = Evidence.names();
        for (int i = 0; i < figures.length; i++) {
            sum += weights.getOrDefault(names.get(i), 0f) * figures[i];
        }
        return (float) (1 / (1 + Math.exp(-sum)));
    }

    /** Whether that is enough to call it the answer. */
    public boolean isSure(float confidence) {
        return confidence >= weight("sure");
    }

    private float weight(String name) {
        return Objects.requireNonNull(weights.get(name), name);
    }
}
