package org.civicline.channels.texts.line;

import org.jspecify.annotations.Nullable;

/** Takes delivery receipts, with the same promise as {@link IncomingTexts}. */
public interface IncomingReceipts {

    void take(Receipt receipt);

    /**
     * @param messageId as the receipt writes it, which need not be as the answer to the submission wrote it
     * @param recipient who the message was for
     * @param error the network's error code, if any
     */
    record Receipt(
            String messageId,
            String recipient,
            Status status,
            @Nullable String error) {}

    /** The final and passing states of SMPP 3.4 §5.2.28 and appendix B. */
    enum Status {
        PASSING,
        DELIVERED,
        EXPIRED,
        FAILED
    }
}
