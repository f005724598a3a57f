package org.civicline.channels.texts.smpp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civicline.channels.texts.line.IncomingReceipts.Receipt;
import org.civicline.channels.texts.line.IncomingReceipts.Status;
import org.civicline.channels.texts.line.IncomingTexts.Concatenation;
import org.civicline.channels.texts.line.IncomingTexts.IncomingPart;
import org.civicline.ticketing.ContactPoint;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.bean.TypeOfNumber;
import org.jspecify.annotations.Nullable;

/** Reads what a {@code deliver_sm} carries: a text from a citizen, or a receipt (SMPP 3.4 §4.6, appendix B). */
final class Deliveries {

    private static final Pattern ID = Pattern.compile("\\bid:\\s*([^\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern STAT = Pattern.compile("\\bstat:\\s*([A-Za-z]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ERR = Pattern.compile("\\berr:\\s*([^\\s]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern CHINESE_MOBILE = Pattern.compile("86(1[0-9]{10})");
    private static final int LONGEST_ADDRESS = 64;

    private Deliveries() {}

    static boolean isReceipt(DeliverSm pdu) {
        return pdu.isSmscDeliveryReceipt() || pdu.isIntermediateDeliveryNotification();
    }

    /** Empty if it names no message. */
    static Optional<Receipt> receipt(DeliverSm pdu) {
        String text = new String(content(pdu), StandardCharsets.ISO_8859_1);
        String id = string(pdu, Tag.RECEIPTED_MESSAGE_ID).orElseGet(() -> found(ID, text));
        if (id == null || id.isBlank() || id.length() > LONGEST_ADDRESS) {
            return Optional.empty();
        }
        Status status = pdu.isIntermediateDeliveryNotification() ? Status.PASSING : status(pdu, found(STAT, text));
        return Optional.of(new Receipt(id, address(pdu), status, found(ERR, text)));
    }

    static IncomingPart text(DeliverSm pdu, String session) {
        byte[] content = content(pdu);
        Concatenation concatenation = byParameters(pdu);
        int header = pdu.isUdhi() && content.length > 0 ? (content[0] & 0xFF) + 1 : 0;
        if (header > 0 && header <= content.length) {
            Concatenation inHeader = byHeader(content, header);
            concatenation = inHeader == null ? concatenation : inHeader;
            content = Arrays.copyOfRange(content, header, content.length);
        }
        return new IncomingPart(
                address(pdu),
                pdu.getSourceAddrTon() == TypeOfNumber.ALPHANUMERIC.value(),
                clean(pdu.getDestAddress()),
                pdu.getDataCoding() & 0xFF,
                content,
                concatenation,
                session,
                pdu.getSequenceNumber());
    }

    /** The sender, or of a receipt the recipient, as {@code ContactPoint} writes numbers where it is one. */
    private static String address(DeliverSm pdu) {
        String raw = clean(pdu.getSourceAddr());
        if (pdu.getSourceAddrTon() == TypeOfNumber.ALPHANUMERIC.value()) {
            return raw;
        }
        boolean international = pdu.getSourceAddrTon() == TypeOfNumber.INTERNATIONAL.value() && !raw.startsWith("+");
        Matcher chinese = CHINESE_MOBILE.matcher(raw);
        String number = chinese.matches() ? chinese.group(1) : international ? "+" + raw : raw;
        return ContactPoint.phone(number).map(ContactPoint::value).orElse(number);
    }

    private static String clean(@Nullable String address) {
        String printable =
                address == null ? "" : address.replaceAll("\\p{Cntrl}", "").strip();
        return printable.length() > LONGEST_ADDRESS ? printable.substring(0, LONGEST_ADDRESS) : printable;
    }

    private static byte[] content(DeliverSm pdu) {
        byte[] message = pdu.getShortMessage();
        OptionalParameter payload = pdu.getOptionalParameter(Tag.MESSAGE_PAYLOAD);
        boolean empty = message == null || message.length == 0;
        if (empty && payload instanceof OptionalParameter.OctetString octets) {
            return octets.getValue();
        }
        return message == null ? new byte[0] : message;
    }

    private static Status status(DeliverSm pdu, @Nullable String word) {
        if (pdu.getOptionalParameter(Tag.MESSAGE_STATE) instanceof OptionalParameter.Byte state) {
            return switch (state.getValue()) {
                case 2 -> Status.DELIVERED;
                case 3 -> Status.EXPIRED;
                case 4, 5, 7, 8 -> Status.FAILED;
                default -> Status.PASSING;
            };
        }
        return switch (word == null ? "" : word.toUpperCase(Locale.ROOT)) {
            case "DELIVRD" -> Status.DELIVERED;
            case "EXPIRED" -> Status.EXPIRED;
            case "UNDELIV", "DELETED", "REJECTD", "UNKNOWN" -> Status.FAILED;
            default -> Status.PASSING;
        };
    }

    /** {@code sar_msg_ref_num} and its like (§5.3.2.22). */
    private static @Nullable Concatenation byParameters(DeliverSm pdu) {
        if (pdu.getOptionalParameter(Tag.SAR_MSG_REF_NUM) instanceof OptionalParameter.Short reference
                && pdu.getOptionalParameter(Tag.SAR_TOTAL_SEGMENTS) instanceof OptionalParameter.Byte total
                && pdu.getOptionalParameter(Tag.SAR_SEGMENT_SEQNUM) instanceof OptionalParameter.Byte number) {
            return concatenation(reference.getValue() & 0xFFFF, total.getValue() & 0xFF, number.getValue() & 0xFF);
        }
        return null;
    }

    /** Information elements 00 (8-bit reference) and 08 (16-bit) of TS 23.040 §9.2.3.24. */
    private static @Nullable Concatenation byHeader(byte[] content, int length) {
        int at = 1;
        while (at + 1 < length) {
            int element = content[at] & 0xFF;
            int size = content[at + 1] & 0xFF;
            int data = at + 2;
            if (data + size > length) {
                return null;
            }
            if (element == 0x00 && size == 3) {
                return concatenation(content[data] & 0xFF, content[data + 1] & 0xFF, content[data + 2] & 0xFF);
            }
            if (element == 0x08 && size == 4) {
                int reference = (content[data] & 0xFF) << 8 | content[data + 1] & 0xFF;
                return concatenation(reference, content[data + 2] & 0xFF, content[data + 3] & 0xFF);
            }
            at = data + size;
        }
        return null;
    }

    private static @Nullable Concatenation concatenation(int reference, int total, int number) {
        return total > 1 && number >= 1 && number <= total ? new Concatenation(reference, total, number) : null;
    }

    private static Optional<String> string(DeliverSm pdu, Tag tag) {
        return pdu.getOptionalParameter(tag) instanceof OptionalParameter.OctetString value
                ? Optional.of(value.getValueAsString().replace("\0", ""))
                : Optional.empty();
    }

    private static @Nullable String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : null;
    }
}
