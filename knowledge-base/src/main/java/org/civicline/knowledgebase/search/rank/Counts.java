package org.civicline.knowledgebase.search.rank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.civicline.knowledgebase.search.language.Grams;

/** What a question looks for, of one size, with how rare each is; and how often, and where, a text has it. */
final class Counts {

    private final int size;
    private final long[] codes;
    private final int[] keys;
    private final int[] starts;
    private final int[] ends;
    private final float[] rarity;
    private final long[] slots;
    private final int[] places;

    /** @param rarityOf how rare a piece of text is among the articles; 0: no article has it */
    Counts(String asked, int size, ToDoubleFunction<String> rarityOf) {
        this.size = size;
        var codes = new ArrayList<Long>();
        var starts = new ArrayList<Integer>();
        var ends = new ArrayList<Integer>();
        Grams.each(asked, size, (code, start, end) -> {
            if (!codes.contains(code)) {
                codes.add(code);
                starts.add(start);
                ends.add(end);
            }
        });
        this.codes = codes.stream().mapToLong(Long::longValue).toArray();
        this.keys = Arrays.stream(this.codes).mapToInt(Tally::key).toArray();
        this.starts = starts.stream().mapToInt(Integer::intValue).toArray();
        this.ends = ends.stream().mapToInt(Integer::intValue).toArray();
        this.rarity = new float[this.codes.length];
        for (int i = 0; i < rarity.length; i++) {
            rarity[i] = (float) rarityOf.applyAsDouble(asked.substring(this.starts[i], this.ends[i]));
        }
        this.slots = new long[Integer.highestOneBit(Math.max(4, this.codes.length)) * 4];
        this.places = new int[slots.length];
        for (int i = 0; i < this.codes.length; i++) {
            int slot = slotOf(this.codes[i]);
            slots[slot] = this.codes[i];
            places[slot] = i;
        }
    }

    /** Whether it stands within a stretch of the question. */
    boolean within(int one, int start, int end) {
        return starts[one] >= start && ends[one] <= end;
    }

    /** How often a text has each. */
    float[] in(Tally text) {
        float[] found = new float[codes.length];
        for (int i = 0; i < found.length; i++) {
            found[i] = text.of(keys[i]);
        }
        return found;
    }

    /**
     * Where a text has any of it, from its beginning on.
     *
     * @param which which of what is looked for
     */
    record Place(int which, int start, int end) {}

    List<Place> places(String plain) {
        var places = new ArrayList<Place>();
        Grams.each(plain, size, (code, start, end) -> {
            int slot = slotOf(code);
            if (slots[slot] == code) {
                places.add(new Place(this.places[slot], start, end));
            }
        });
        return places;
    }

    /** The share of what is looked for, by rarity, that was found. */
    double covered(float[] found) {
        double all = 0;
        double there = 0;
        for (int i = 0; i < found.length; i++) {
            all += rarity[i];
            there += found[i] > 0 ? rarity[i] : 0;
        }
        return all == 0 ? 0 : there / all;
    }

    /** Okapi BM25. @param relative the text's length in lengths of the average text */
    double bm25(float[] found, double relative, double k1, double b) {
        double sum = 0;
        for (int i = 0; i < found.length; i++) {
            sum += rarity[i] * found[i] * (k1 + 1) / (found[i] + k1 * (1 - b + b * relative));
        }
        return sum;
    }

    /** None of it found. */
    float[] none() {
        return new float[codes.length];
    }

    private int slotOf(long code) {
        int mask = slots.length - 1;
        int slot = (int) ((code * 0x9E3779B97F4A7C15L) >>> 40) & mask;
        while (slots[slot] != 0 && slots[slot] != code) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
