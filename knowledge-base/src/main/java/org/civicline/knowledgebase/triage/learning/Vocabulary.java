package org.civicline.knowledgebase.triage.learning;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The fragments that tell, and how much each weighs: the rarer, the more (TF-IDF). A text becomes a vector of length one.
 *
 * @param buckets ascending
 * @param weights of each
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Vocabulary(int[] buckets, float[] weights) {

    /** What somebody wrote once tells nothing of others, and would be kept of one person. */
    private static final int FEWEST_TEXTS = 3;

    private static final int TEXT = 1;
    private static final int PLACE = 2;

    static Vocabulary of(List<Telling> texts, int most) {
        int[] counts = new int[Fragments.BUCKETS];
        int[] last = new int[Fragments.BUCKETS];
        for (int i = 0; i < texts.size(); i++) {
            int mark = i + 1;
            each(texts.get(i), (bucket, _, _) -> {
                if (last[bucket] != mark) {
                    last[bucket] = mark;
                    counts[bucket]++;
                }
            });
        }
        int fewest = fewest(counts, most);
        int[] buckets = new int[most];
        float[] weights = new float[most];
        int found = 0;
        for (int bucket = 0; bucket < counts.length && found < most; bucket++) {
            if (counts[bucket] >= fewest) {
                buckets[found] = bucket;
                weights[found++] = (float) Math.log((1.0 + texts.size()) / (1.0 + counts[bucket])) + 1;
            }
        }
        return new Vocabulary(Arrays.copyOf(buckets, found), Arrays.copyOf(weights, found));
    }

    /** In how many texts a fragment must be, for at most so many fragments. */
    private static int fewest(int[] counts, int most) {
        int highest = Arrays.stream(counts).max().orElse(0);
        int[] having = new int[highest + 2];
        for (int count : counts) {
            having[count]++;
        }
        int fewest = highest + 1;
        int sum = 0;
        while (fewest > FEWEST_TEXTS && sum + having[fewest - 1] <= most) {
            sum += having[--fewest];
        }
        return fewest;
    }

    int size() {
        return buckets.length;
    }

    Row row(Telling telling) {
        int[] found = new int[4 * (telling.text().length() + telling.place().length())];
        int[] count = new int[1];
        each(telling, (bucket, _, _) -> {
            int column = column(bucket);
            if (column >= 0) {
                found[count[0]++] = column;
            }
        });
        Arrays.sort(found, 0, count[0]);
        return weighed(found, count[0]);
    }

    private Row weighed(int[] found, int count) {
        int[] columns = new int[count];
        float[] values = new float[count];
        int size = 0;
        double square = 0;
        for (int i = 0; i < count; ) {
            int from = i;
            while (i < count && found[i] == found[from]) {
                i++;
            }
            columns[size] = found[from];
            values[size] = (float) ((1 + Math.log(i - from)) * weights[found[from]]);
            square += values[size] * values[size];
            size++;
        }
        float norm = (float) Math.sqrt(square);
        for (int i = 0; i < size; i++) {
            values[i] /= norm;
        }
        return new Row(Arrays.copyOf(columns, size), Arrays.copyOf(values, size));
    }

    /** Where a fragment stands, negative if it tells nothing. */
    int column(int bucket) {
        return Arrays.binarySearch(buckets, bucket);
    }

    private static void each(Telling telling, Fragments.Sink sink) {
        eachOfText(telling, sink);
        Fragments.each(telling.place(), PLACE, sink);
    }

    static void eachOfText(Telling telling, Fragments.Sink sink) {
        Fragments.each(telling.text(), TEXT, sink);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(buckets.length);
        for (int i = 0; i < buckets.length; i++) {
            out.writeInt(buckets[i]);
            out.writeFloat(weights[i]);
        }
    }

    static Vocabulary read(DataInput in) throws IOException {
        int size = in.readInt();
        if (size < 0 || size > Fragments.BUCKETS) {
            throw new IOException("a vocabulary of size " + size);
        }
        int[] buckets = new int[size];
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            buckets[i] = in.readInt();
            weights[i] = in.readFloat();
        }
        return new Vocabulary(buckets, weights);
    }
}
