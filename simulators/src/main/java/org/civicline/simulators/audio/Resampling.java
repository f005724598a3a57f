package org.civicline.simulators.audio;

/** Changes the sampling rate by a windowed sinc, so that nothing above the new limit folds back as noise. */
final class Resampling {

    private static final int LOBES = 8;

    private Resampling() {}

    static short[] toRate(short[] in, int from, int to) {
        if (from == to) {
            return in;
        }
        double step = (double) from / to;
        double cutoff = Math.min(1, 1 / step);
        int reach = (int) Math.ceil(LOBES / cutoff);
        short[] out = new short[(int) (in.length / step)];
        for (int i = 0; i < out.length; i++) {
            double centre = i * step;
            double sum = 0;
            double weights = 0;
            int first = Math.max(0, (int) centre - reach + 1);
            int last = Math.min(in.length - 1, (int) centre + reach);
            for (int j = first; j <= last; j++) {
                double weight = kernel((j - centre) * cutoff);
                sum += in[j] * weight;
                weights += weight;
            }
            out[i] = (short) Math.clamp(Math.round(sum / weights), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return out;
    }

    private static double kernel(double x) {
        if (Math.abs(x) >= LOBES) {
            return 0;
        }
        double sinc = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
        return sinc * (0.5 + 0.5 * Math.cos(Math.PI * x / LOBES));
    }
}
