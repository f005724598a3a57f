package org.civicline.simulators.smsc;

import java.nio.charset.StandardCharsets;

/** How the bytes of a short message are read, from its data_coding (SMPP 3.4 §5.2.19). */
enum Coding {
    GSM7,
    LATIN1,
    UCS2;

    static final byte DEFAULT_ALPHABET = 0;
    static final byte UCS2_CODE = 8;

    static Coding of(byte dataCoding) {
        if (dataCoding == 1 || dataCoding == 3) {
            return LATIN1;
        }
        return (dataCoding & 0xcc) == UCS2_CODE ? UCS2 : GSM7;
    }

    String decode(byte[] bytes) {
        return switch (this) {
            case GSM7 -> Gsm7.decode(bytes);
            case LATIN1 -> new String(bytes, StandardCharsets.ISO_8859_1);
            case UCS2 -> new String(bytes, StandardCharsets.UTF_16BE);
        };
    }
}
