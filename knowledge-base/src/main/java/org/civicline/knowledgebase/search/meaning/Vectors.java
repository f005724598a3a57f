package org.civicline.knowledgebase.search.meaning;

/** Sums over vectors, and vectors of unit length in one byte a dimension. */
public final class Vectors {

    /**
     * No component of the model's vectors was found larger. A few of its dimensions always are large: cutting them, at 0.25,
     * cost a hundredth of MRR.
     */
    private static final float LARGEST = 0.45f;

    private static final float STEP = LARGEST / 127;

    private Vectors() {}

    /** The same direction, of length 1. */
    public static float[] unit(float[] vector) {
        double square = 0;
        for (float one : vector) {
            square += one * one;
        }
        float length = (float) Math.max(Math.sqrt(square), 1e-12);
        float[] unit = new float[vector.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = vector[i] / length;
        }
        return unit;
    }

    /** A quarter of the room; similarities change in the third decimal place. */
    public static byte[] small(float[] unit) {
        byte[] small = new byte[unit.length];
        for (int i = 0; i < unit.length; i++) {
            small[i] = (byte) Math.clamp(Math.round(unit[i] / STEP), -127, 127);
        }
        return small;
    }

    /** Between −1 and 1, of two small vectors. */
    public static float similarity(byte[] one, byte[] other) {
        return similarity(one, other, 0);
    }

    /** Likewise. @param start where the other one begins among others */
    public static float similarity(byte[] one, byte[] others, int start) {
        int sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * others[start + i];
        }
        return sum * STEP * STEP;
    }
}
