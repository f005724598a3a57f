package org.civicline.knowledgebase.search.rank;

import java.nio.ByteBuffer;
import java.util.TreeMap;
import org.civicline.knowledgebase.search.language.Grams;

/**
 * How often a text has each of its groups of characters. As octets: how many groups, then a key of 32 bits for each, rising,
 * then for each how often, in 16 bits. Two groups with one key are practically never met in one question and one text.
 */
final class Tally {

    private static final int MOST = 0xFFFF;

    private final ByteBuffer octets;
    private final int start;
    private final int groups;

    Tally(ByteBuffer octets, int start) {
        this.octets = octets;
        this.start = start + Integer.BYTES;
        this.groups = octets.getInt(start);
    }

    /** Where it ends. */
    int end() {
        return start + groups * (Integer.BYTES + Short.BYTES);
    }

    /** How often there is a group; 0: not at all. @param key as by {@link #key} */
    int of(int key) {
        int low = 0;
        int high = groups - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int found = octets.getInt(start + middle * Integer.BYTES);
            if (found < key) {
                low = middle + 1;
            } else if (found > key) {
                high = middle - 1;
            } else {
                return Short.toUnsignedInt(octets.getShort(start + groups * Integer.BYTES + middle * Short.BYTES));
            }
        }
        return 0;
    }

    /** @param code of {@link Grams} */
    static int key(long code) {
        return (int) code ^ (int) (code >>> Integer.SIZE) * 0x9E3779B9;
    }

    /** One in the making. */
    static final class Counting {

        private final int size;
        private final TreeMap<Integer, Integer> counts = new TreeMap<>();

        /** @param size of the groups */
        Counting(int size) {
            this.size = size;
        }

        /** Adds what a text has, each time counted as {@code weight}. @return how many groups the text has */
        int add(String plain, int weight) {
            int[] all = {0};
            Grams.each(plain, size, (code, _, _) -> {
                all[0]++;
                counts.merge(key(code), weight, Integer::sum);
            });
            return all[0];
        }

        int octets() {
            return Integer.BYTES + counts.size() * (Integer.BYTES + Short.BYTES);
        }

        void write(ByteBuffer into) {
            into.putInt(counts.size());
            counts.keySet().forEach(into::putInt);
            counts.values().forEach(count -> into.putShort((short) Math.min(count, MOST)));
        }
    }
}
