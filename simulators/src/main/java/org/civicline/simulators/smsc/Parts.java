package org.civicline.simulators.smsc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text cut into the short messages it travels in: in the GSM alphabet where that has all its characters, else in
 * UCS-2; with a concatenation header (3GPP TS 23.040 §9.2.3.24.1) when there are several.
 *
 * @param dataCoding of all parts
 * @param concatenated whether each part starts with a header
 * @param bodies the short_message of each part
 */
record Parts(byte dataCoding, boolean concatenated, List<byte[]> bodies) {

    private static final int SINGLE_SEPTETS = 160;
    private static final int PART_SEPTETS = 153;
    private static final int SINGLE_BYTES = 140;
    private static final int PART_BYTES = 134;
    private static final int MOST_PARTS = 255;

    static Parts of(String text, int reference) {
        boolean gsm = Gsm7.covers(text);
        byte coding = gsm ? Coding.DEFAULT_ALPHABET : Coding.UCS2_CODE;
        byte[] whole = encode(text, gsm);
        if (whole.length <= (gsm ? SINGLE_SEPTETS : SINGLE_BYTES)) {
            return new Parts(coding, false, List.of(whole));
        }
        List<byte[]> pieces = cut(text, gsm, gsm ? PART_SEPTETS : PART_BYTES);
        if (pieces.size() > MOST_PARTS) {
            throw new IllegalArgumentException("a text of more than 255 short messages");
        }
        List<byte[]> bodies = new ArrayList<>(pieces.size());
        for (int i = 0; i < pieces.size(); i++) {
            bodies.add(withHeader(pieces.get(i), reference, pieces.size(), i + 1));
        }
        return new Parts(coding, true, bodies);
    }

    private static List<byte[]> cut(String text, boolean gsm, int most) {
        List<byte[]> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int size = 0;
        // By code point: half an emoji at the end of a part is what phones show as a question mark.
        for (int codePoint : text.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            int length = encode(character, gsm).length;
            if (size + length > most) {
                pieces.add(encode(piece.toString(), gsm));
                piece.setLength(0);
                size = 0;
            }
            piece.append(character);
            size += length;
        }
        pieces.add(encode(piece.toString(), gsm));
        return pieces;
    }

    private static byte[] withHeader(byte[] piece, int reference, int total, int number) {
        byte[] body = new byte[piece.length + 6];
        body[0] = 5;
        body[1] = 0;
        body[2] = 3;
        body[3] = (byte) reference;
        body[4] = (byte) total;
        body[5] = (byte) number;
        System.arraycopy(piece, 0, body, 6, piece.length);
        return body;
    }

    private static byte[] encode(String text, boolean gsm) {
        return gsm ? Gsm7.encode(text) : text.getBytes(StandardCharsets.UTF_16BE);
    }
}
