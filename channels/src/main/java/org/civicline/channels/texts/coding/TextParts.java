package org.civicline.channels.texts.coding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Cuts a text into what one SMS can carry. The same text and reference always give the same parts. */
public final class TextParts {

    /** Data coding of the SMSC's default alphabet. */
    public static final int DEFAULT_ALPHABET = 0;

    /** Data coding of UCS-2, here UTF-16 in network order. */
    public static final int UCS2 = 8;

    /** More parts have no number in an 8-bit header. */
    public static final int MOST = 255;

    private static final int SEPTETS = 160;
    private static final int SEPTETS_OF_PART = 153;
    private static final int UNITS = 70;
    private static final int UNITS_OF_PART = 67;

    private TextParts() {}

    /**
     * @param header whether the content begins with a user data header
     * @param content what goes into the short message
     */
    public record Part(int dataCoding, boolean header, byte[] content) {}

    /**
     * @param reference ties the parts together at the handset; its last eight bits count
     * @throws IllegalArgumentException if more than {@value #MOST} parts are needed
     */
    public static List<Part> of(String text, int reference) {
        Optional<byte[]> septets = Gsm7.encode(text);
        List<byte[]> pieces = septets.map(TextParts::ofSeptets).orElseGet(() -> ofUnits(text));
        int coding = septets.isPresent() ? DEFAULT_ALPHABET : UCS2;
        if (pieces.size() == 1) {
            return List.of(new Part(coding, false, pieces.getFirst()));
        }
        if (pieces.size() > MOST) {
            throw new IllegalArgumentException("a text of " + pieces.size() + " parts cannot be sent");
        }
        List<Part> parts = new ArrayList<>(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            parts.add(new Part(coding, true, withHeader(pieces.get(i), reference, pieces.size(), i + 1)));
        }
        return List.copyOf(parts);
    }

    private static List<byte[]> ofSeptets(byte[] septets) {
        if (septets.length <= SEPTETS) {
            return List.of(septets);
        }
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        while (from < septets.length) {
            int to = Math.min(from + SEPTETS_OF_PART, septets.length);
            if (to < septets.length && septets[to - 1] == Gsm7.ESCAPE) {
                to--;
            }
            pieces.add(Arrays.copyOfRange(septets, from, to));
            from = to;
        }
        return pieces;
    }

    private static List<byte[]> ofUnits(String text) {
        if (text.length() <= UNITS) {
            return List.of(text.getBytes(StandardCharsets.UTF_16BE));
        }
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(from + UNITS_OF_PART, text.length());
            if (to < text.length() && Character.isHighSurrogate(text.charAt(to - 1))) {
                to--;
            }
            pieces.add(text.substring(from, to).getBytes(StandardCharsets.UTF_16BE));
            from = to;
        }
        return pieces;
    }

    /** TS 23.040 §9.2.3.24.1: concatenated short messages, 8-bit reference number. */
    private static byte[] withHeader(byte[] piece, int reference, int total, int number) {
        byte[] content = new byte[piece.length + 6];
        content[0] = 5;
        content[1] = 0;
        content[2] = 3;
        content[3] = (byte) reference;
        content[4] = (byte) total;
        content[5] = (byte) number;
        System.arraycopy(piece, 0, content, 6, piece.length);
        return content;
    }
}
