package org.civicline.simulators.smsc;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameter.Message_payload;
import org.jsmpp.bean.OptionalParameter.Tag;
import org.jsmpp.bean.SubmitSm;

/**
 * Puts submitted short messages together to whole texts: by concatenation header (8 and 16 bit reference), by sar_ TLVs,
 * or at once for a single message or one in message_payload.
 */
final class Reassembly {

    private record Key(String from, String to, int reference, int total) {}

    private record Piece(Key key, int number, byte[] text) {}

    private record Part(byte[] text, String messageId) {}

    /** A whole text and what its parts are called. */
    record Whole(String text, List<String> messageIds) {}

    private final Map<Key, TreeMap<Integer, Part>> open = new HashMap<>();

    /** Takes one submitted message; the whole text once all its parts are here. */
    synchronized Optional<Whole> take(SubmitSm message, String messageId) {
        Piece piece = read(message);
        if (piece.key.total <= 1) {
            return Optional.of(new Whole(Coding.of(message.getDataCoding()).decode(piece.text), List.of(messageId)));
        }
        TreeMap<Integer, Part> parts = open.computeIfAbsent(piece.key, key -> new TreeMap<>());
        parts.put(piece.number, new Part(piece.text, messageId));
        if (parts.size() < piece.key.total) {
            return Optional.empty();
        }
        open.remove(piece.key);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        parts.values().forEach(part -> whole.writeBytes(part.text));
        return Optional.of(new Whole(
                Coding.of(message.getDataCoding()).decode(whole.toByteArray()),
                parts.values().stream().map(Part::messageId).toList()));
    }

    private static Piece read(SubmitSm message) {
        Message_payload payload = message.getOptionalParameter(Message_payload.class);
        byte[] shortMessage = message.getShortMessage();
        byte[] body = payload != null ? payload.getValue() : shortMessage == null ? new byte[0] : shortMessage;
        if (message.isUdhi() && body.length > 0 && body.length > (body[0] & 0xff)) {
            return byHeader(message, body);
        }
        OptionalParameter total = message.getOptionalParameter(Tag.SAR_TOTAL_SEGMENTS);
        OptionalParameter number = message.getOptionalParameter(Tag.SAR_SEGMENT_SEQNUM);
        OptionalParameter reference = message.getOptionalParameter(Tag.SAR_MSG_REF_NUM);
        if (total instanceof OptionalParameter.Byte t
                && number instanceof OptionalParameter.Byte n
                && reference instanceof OptionalParameter.Short r) {
            return piece(message, r.getValue() & 0xffff, t.getValue() & 0xff, n.getValue() & 0xff, body);
        }
        return piece(message, 0, 1, 1, body);
    }

    private static Piece byHeader(SubmitSm message, byte[] body) {
        int end = (body[0] & 0xff) + 1;
        byte[] text = Arrays.copyOfRange(body, end, body.length);
        for (int at = 1; at + 1 < end; at += 2 + (body[at + 1] & 0xff)) {
            int length = body[at + 1] & 0xff;
            if (body[at] == 0 && length == 3 && at + 4 < end) {
                return piece(message, body[at + 2] & 0xff, body[at + 3] & 0xff, body[at + 4] & 0xff, text);
            }
            if (body[at] == 8 && length == 4 && at + 5 < end) {
                int reference = (body[at + 2] & 0xff) << 8 | body[at + 3] & 0xff;
                return piece(message, reference, body[at + 4] & 0xff, body[at + 5] & 0xff, text);
            }
        }
        return piece(message, 0, 1, 1, text);
    }

    private static Piece piece(SubmitSm message, int reference, int total, int number, byte[] text) {
        return new Piece(new Key(message.getSourceAddr(), message.getDestAddress(), reference, total), number, text);
    }
}
