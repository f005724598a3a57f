package org.civicline.simulators.smsc;

import java.io.ByteArrayOutputStream;

/** The GSM 7 bit default alphabet (3GPP TS 23.038 §6.2.1) with its extension table, one character in a byte. */
final class Gsm7 {

    private static final int ESCAPE = 0x1b;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private static final String EXTENDED = "\f^{}\\[~]|€";
    private static final int[] EXTENDED_CODES = {0x0a, 0x14, 0x28, 0x29, 0x2f, 0x3c, 0x3d, 0x3e, 0x40, 0x65};

    private Gsm7() {}

    /** Whether this text can be said in the alphabet. */
    static boolean covers(String text) {
        return text.chars().allMatch(c -> c != ESCAPE && (BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0));
    }

    static byte[] encode(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length());
        text.chars().forEach(c -> {
            int basic = BASIC.indexOf(c);
            if (basic >= 0) {
                out.write(basic);
            } else {
                out.write(ESCAPE);
                out.write(EXTENDED_CODES[EXTENDED.indexOf(c)]);
            }
        });
        return out.toByteArray();
    }

    static String decode(byte[] codes) {
        StringBuilder text = new StringBuilder(codes.length);
        for (int i = 0; i < codes.length; i++) {
            int code = codes[i] & 0x7f;
            if (code == ESCAPE && i + 1 < codes.length) {
                text.append(extended(codes[++i] & 0x7f));
            } else {
                text.append(BASIC.charAt(code));
            }
        }
        return text.toString();
    }

    private static char extended(int code) {
        for (int i = 0; i < EXTENDED_CODES.length; i++) {
            if (EXTENDED_CODES[i] == code) {
                return EXTENDED.charAt(i);
            }
        }
        return ' ';
    }
}
