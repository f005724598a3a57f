package org.civicline.channels.texts.coding;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/**
 * The GSM 7 bit default alphabet and its extension table (3GPP TS 23.038 §6.2.1), one septet an octet, as SMPP carries
 * it.
 */
final class Gsm7 {

    static final int ESCAPE = 0x1B;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ"
            + " !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            + "¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final int[] EXTENDED_CODES = {0x0A, 0x14, 0x28, 0x29, 0x2F, 0x3C, 0x3D, 0x3E, 0x40, 0x65};

    private Gsm7() {}

    /** Empty if a character is in neither table. */
    static Optional<byte[]> encode(String text) {
        var octets = new ByteArrayOutputStream(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char one = text.charAt(i);
            int basic = BASIC.indexOf(one);
            int extended = EXTENDED.indexOf(one);
            if (basic >= 0 && basic != ESCAPE) {
                octets.write(basic);
            } else if (extended >= 0) {
                octets.write(ESCAPE);
                octets.write(EXTENDED_CODES[extended]);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(octets.toByteArray());
    }

    static String decode(byte[] octets) {
        var text = new StringBuilder(octets.length);
        for (int i = 0; i < octets.length; i++) {
            int code = octets[i] & 0x7F;
            if (code == ESCAPE && i + 1 < octets.length) {
                i++;
                text.append(extended(octets[i] & 0x7F));
            } else if (code != ESCAPE) {
                text.append(BASIC.charAt(code));
            }
        }
        return text.toString();
    }

    /** A code not in the extension table stands for the character of the basic one. */
    private static char extended(int code) {
        for (int i = 0; i < EXTENDED_CODES.length; i++) {
            if (EXTENDED_CODES[i] == code) {
                return EXTENDED.charAt(i);
            }
        }
        return code == ESCAPE ? ' ' : BASIC.charAt(code);
    }
}
