package org.civicline.channels.texts.coding;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Octets of a text to characters. */
public final class TextDecoding {

    private static final int IA5 = 1;
    private static final int LATIN1 = 3;
    private static final int GB18030 = 15; // as Chinese gateways use it
    private static final int GENERAL_GROUP = 0xC0;
    private static final int WITH_CLASS = 0xF0;

    private TextDecoding() {}

    /** @param dataCoding of SMPP 3.4 §5.2.19, or a data coding scheme of TS 23.038 §4 passed on as it is */
    public static String decode(int dataCoding, byte[] octets) {
        return switch (dataCoding & 0xFF) {
            case TextParts.DEFAULT_ALPHABET -> Gsm7.decode(octets);
            case IA5 -> new String(octets, StandardCharsets.US_ASCII);
            case LATIN1 -> new String(octets, StandardCharsets.ISO_8859_1);
            case TextParts.UCS2 -> new String(octets, StandardCharsets.UTF_16BE);
            case GB18030 -> new String(octets, Charset.forName("GB18030"));
            default -> byScheme(dataCoding & 0xFF, octets);
        };
    }

    private static String byScheme(int scheme, byte[] octets) {
        if ((scheme & WITH_CLASS) == WITH_CLASS) {
            return (scheme & 0x04) == 0 ? Gsm7.decode(octets) : latin(octets);
        }
        if ((scheme & GENERAL_GROUP) == 0 && scheme >= 0x10) {
            return switch ((scheme >> 2) & 0x03) {
                case 0 -> Gsm7.decode(octets);
                case 2 -> new String(octets, StandardCharsets.UTF_16BE);
                default -> latin(octets);
            };
        }
        return latin(octets);
    }

    /** What is no text is kept octet by octet rather than lost. */
    private static String latin(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
