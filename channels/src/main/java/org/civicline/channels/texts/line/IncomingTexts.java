package org.civicline.channels.texts.line;

import org.jspecify.annotations.Nullable;

/**
 * Takes what citizens sent. When {@link #take} returns, it is committed and the centre may be told so; a {@code
 * DataAccessException} means the centre must send it again.
 */
public interface IncomingTexts {

    void take(IncomingPart part);

    /**
     * One SMS from the centre.
     *
     * @param sender as the network wrote it, international numbers with {@code +}
     * @param alphanumeric a name instead of a number: cannot be answered
     * @param content without the user data header
     * @param concatenation null for a text of one part
     * @param session the connection it came over, to tell a repetition by the centre from one by the citizen
     * @param sequence its number on that connection
     */
    record IncomingPart(
            String sender,
            boolean alphanumeric,
            String recipient,
            int dataCoding,
            byte[] content,
            @Nullable Concatenation concatenation,
            String session,
            int sequence) {

        /** Without content and number: they are personal data. */
        @Override
        public String toString() {
            return "IncomingPart[%s#%d, %d octets]".formatted(session, sequence, content.length);
        }
    }

    /** @param number from 1 to {@code total} */
    record Concatenation(int reference, int total, int number) {}
}
