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

/** How much each figure of the {@link Evidence} weighs: learnt, and kept as data in {@code weights.txt}. */
public final class Weights {

    private final float[] weights;

    private Weights(float[] weights) {
        this.weights = weights;
    }

    /** For words and meaning together. */
    public static Weights hybrid() {
        return read(1);
    }

    /** For words alone. */
    public static Weights words() {
        return read(2);
    }

    /** The article's standing; only the order within one search means something. */
    public float score(float[] figures) {
        float score = 0;
        for (int i = 0; i < weights.length; i++) {
            score += weights[i] * figures[i];
        }
        return score;
    }

    private static Weights read(int column) {
        Map<String, Float> byName = new HashMap<>();
        try (InputStream in = Objects.requireNonNull(Weights.class.getResourceAsStream("weights.txt"));
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line : reader.lines().toList()) {
                String[] parts = line.strip().split("\\s+");
                if (parts.length > 2 && !line.startsWith("#")) {
                    byName.put(parts[0], Float.parseFloat(parts[column]));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> names = Evidence.names();
        float[] weights = new float[names.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Objects.requireNonNull(byName.get(names.get(i)), names.get(i));
        }
        return new Weights(weights);
    }
}
