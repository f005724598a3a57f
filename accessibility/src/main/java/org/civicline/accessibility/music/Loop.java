package org.civicline.accessibility.music;

/** A ring of samples: what rings on beyond the end is heard at the beginning, so there is no seam. */
final class Loop {

    private final double[] samples;

    Loop(int length) {
        this.samples = new double[length];
    }

    void add(int at, double value) {
        samples[Math.floorMod(at, samples.length)] += value;
    }

    double get(int at) {
        return samples[Math.floorMod(at, samples.length)];
    }

    int length() {
        return samples.length;
    }
}
