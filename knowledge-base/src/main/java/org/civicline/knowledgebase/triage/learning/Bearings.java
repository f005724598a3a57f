package org.civicline.knowledgebase.triage.learning;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Where most meanings lie and how far they stray: all texts of a city point much the same way, and what tells them apart is
 * how they differ from that.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Bearings(float[] middle, float[] spread) {

    /** How much the meaning counts beside the words; tried from 0.6 to 1.4. */
    private static final double WEIGHT = 0.8;

    private static final int LARGEST = 4_096;

    static Bearings of(List<Telling> tellings) {
        int size = Objects.requireNonNull(tellings.getFirst().meaning()).length;
        double[] sum = new double[size];
        double[] squares = new double[size];
        for (Telling telling : tellings) {
            float[] meaning = Objects.requireNonNull(telling.meaning());
            for (int i = 0; i < size; i++) {
                sum[i] += meaning[i];
                squares[i] += meaning[i] * meaning[i];
            }
        }
        float[] middle = new float[size];
        float[] spread = new float[size];
        for (int i = 0; i < size; i++) {
            double mean = sum[i] / tellings.size();
            middle[i] = (float) mean;
            spread[i] = (float) (Math.sqrt(Math.max(squares[i] / tellings.size() - mean * mean, 0)) + 1e-6);
        }
        return new Bearings(middle, spread);
    }

    int size() {
        return middle.length;
    }

    /** The row with the meaning in the columns behind those of the words. */
    Row added(Row words, float[] meaning, int columns) {
        int count = words.columns().length;
        int[] both = Arrays.copyOf(words.columns(), count + size());
        float[] values = Arrays.copyOf(words.values(), count + size());
        double square = 0;
        for (int i = 0; i < size(); i++) {
            both[count + i] = columns + i;
            values[count + i] = (meaning[i] - middle[i]) / spread[i];
            square += values[count + i] * values[count + i];
        }
        float scale = (float) (WEIGHT / Math.max(Math.sqrt(square), 1e-6));
        for (int i = 0; i < size(); i++) {
            values[count + i] *= scale;
        }
        return new Row(both, values);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(size());
        for (int i = 0; i < size(); i++) {
            out.writeFloat(middle[i]);
            out.writeFloat(spread[i]);
        }
    }

    static Bearings read(DataInput in) throws IOException {
        int size = in.readInt();
        if (size < 1 || size > LARGEST) {
            throw new IOException("meanings of size " + size);
        }
        float[] middle = new float[size];
        float[] spread = new float[size];
        for (int i = 0; i < size; i++) {
            middle[i] = in.readFloat();
            spread[i] = in.readFloat();
        }
        return new Bearings(middle, spread);
    }
}
