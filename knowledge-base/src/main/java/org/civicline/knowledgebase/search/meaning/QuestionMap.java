package org.civicline.knowledgebase.search.meaning;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Turns a question's vector towards the vectors of the articles that answer such questions: {@code q + qA}. The model puts
 * texts of one kind together, questions with questions; what an office answers is another kind of text.
 *
 * <p>{@code A} ({@code questions.bin}: a factor, then 512 × 512 bytes, by rows) was learnt on four fifths of 1,144 public
 * questions: softmax over the articles that answer one of them, temperature 1/50, L2 of 0.03, 40 steps of Adam. Articles no
 * question of the set asks for were left out, or it would have learnt to avoid them.
 */
final class QuestionMap {

    private final float[][] rows;

    private QuestionMap(float[][] rows) {
        this.rows = rows;
    }

    static QuestionMap load() throws IOException {
        int dimensions = SentenceEncoder.DIMENSIONS;
        try (InputStream file = Objects.requireNonNull(QuestionMap.class.getResourceAsStream("questions.bin"));
                var in = new DataInputStream(file)) {
            float factor = in.readFloat();
            float[][] rows = new float[dimensions][dimensions];
            for (float[] row : rows) {
                byte[] small = in.readNBytes(dimensions);
                for (int i = 0; i < dimensions; i++) {
                    row[i] = small[i] * factor;
                }
            }
            return new QuestionMap(rows);
        }
    }

    /** @return of length 1 */
    float[] of(float[] question) {
        float[] turned = question.clone();
        for (int from = 0; from < question.length; from++) {
            float weight = question[from];
            float[] row = rows[from];
            for (int to = 0; to < row.length; to++) {
                turned[to] += weight * row[to];
            }
        }
        return Vectors.unit(turned);
    }
}
