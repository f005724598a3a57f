package org.civicline.accessibility.music;

/** A small warm room (Schroeder's reverberator with damped combs). */
final class Room {

    private static final double[] COMB_SECONDS = {0.0297, 0.0371, 0.0411, 0.0437};
    private static final double[] ALLPASS_SECONDS = {0.005, 0.0017};
    private static final double FEEDBACK = 0.8;
    private static final double DAMPING = 0.45;
    private static final double ALLPASS_GAIN = 0.6;

    private Room() {}

    /**
     * The loop within the room. It is played through twice and the second time is kept, since by then the room still
     * rings from the end when the beginning comes.
     */
    static float[] around(Loop dry, int rate, double wetness) {
        Comb[] combs = new Comb[COMB_SECONDS.length];
        for (int i = 0; i < combs.length; i++) {
            combs[i] = new Comb((int) (COMB_SECONDS[i] * rate));
        }
        Allpass[] allpasses = new Allpass[ALLPASS_SECONDS.length];
        for (int i = 0; i < allpasses.length; i++) {
            allpasses[i] = new Allpass((int) (ALLPASS_SECONDS[i] * rate));
        }
        float[] out = new float[dry.length()];
        for (int i = 0; i < 2 * dry.length(); i++) {
            double in = dry.get(i);
            double wet = 0;
            for (Comb comb : combs) {
                wet += comb.next(in) / combs.length;
            }
            for (Allpass allpass : allpasses) {
                wet = allpass.next(wet);
            }
            out[i % out.length] = (float) (in + wetness * wet);
        }
        return out;
    }

    private static final class Comb {
        private final double[] line;
        private int at;
        private double damped;

        Comb(int length) {
            this.line = new double[length];
        }

        double next(double in) {
            double out = line[at];
            damped = out * (1 - DAMPING) + damped * DAMPING;
            line[at] = in + FEEDBACK * damped;
            at = (at + 1) % line.length;
            return out;
        }
    }

    private static final class Allpass {
        private final double[] line;
        private int at;

        Allpass(int length) {
            this.line = new double[length];
        }

        double next(double in) {
            double delayed = line[at];
            double out = delayed - ALLPASS_GAIN * in;
            line[at] = in + ALLPASS_GAIN * out;
            at = (at + 1) % line.length;
            return out;
        }
    }
}
