package org.civicline.knowledgebase.triage.learning;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What each fragment weighs for a label, in one byte each: a city of a hundred categories fits into some megabytes, and
 * figures by cross-validation do not change in the third decimal place.
 *
 * @param weights in steps
 * @param added whatever the text says
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Plane(byte[] weights, float step, float added) {

    static Plane of(float[] learnt) {
        int columns = learnt.length - 1;
        float largest = 0;
        for (int i = 0; i < columns; i++) {
            largest = Math.max(largest, Math.abs(learnt[i]));
        }
        float step = Math.max(largest / 127, Float.MIN_NORMAL);
        byte[] weights = new byte[columns];
        for (int i = 0; i < columns; i++) {
            weights[i] = (byte) Math.round(learnt[i] / step);
        }
        return new Plane(weights, step, learnt[columns]);
    }

    /** On which side a text is, and how far. */
    double value(Row row) {
        double sum = 0;
        for (int i = 0; i < row.columns().length; i++) {
            sum += weights[row.columns()[i]] * row.values()[i];
        }
        return sum * step + added;
    }

    double weight(int column) {
        return weights[column] * step;
    }

    void write(DataOutput out) throws IOException {
        out.writeFloat(step);
        out.writeFloat(added);
        out.write(weights);
    }

    static Plane read(DataInput in, int columns) throws IOException {
        float step = in.readFloat();
        float added = in.readFloat();
        byte[] weights = new byte[columns];
        in.readFully(weights);
        return new Plane(weights, step, added);
    }
}
