package org.civicline.knowledgebase.triage.learning;

import java.util.Arrays;

/**
 * What is not zero of a text's vector.
 *
 * @param columns ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Row(int[] columns, float[] values) {

    /** 0 if it is not there. */
    float valueOf(int column) {
        int place = Arrays.binarySearch(columns, column);
        return place < 0 ? 0 : values[place];
    }

    double times(float[] weights) {
        double sum = 0;
        for (int i = 0; i < columns.length; i++) {
            sum += weights[columns[i]] * values[i];
        }
        return sum;
    }

    void addTo(float[] weights, double factor) {
        for (int i = 0; i < columns.length; i++) {
            weights[columns[i]] += (float) (factor * values[i]);
        }
    }

    double square() {
        double sum = 0;
        for (float value : values) {
            sum += value * value;
        }
        return sum;
    }
}
