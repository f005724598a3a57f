package org.civicline.simulators.smsc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.civicline.simulators.smsc.Deliveries.Delivery;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;

/** A delivery receipt in the customary form (SMPP 3.4 appendix B) and with the TLVs of §5.3.2. */
final class Receipt {

    private static final byte ESM_CLASS = 0x04;
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyMMddHHmm");

    private Receipt() {}

    static Delivery of(SubmitSm message, String messageId, Faults.Fate fate, Instant taken, Instant done, ZoneId zone) {
        String text = "id:%s sub:001 dlvrd:%s submit date:%s done date:%s stat:%s err:%s text:"
                .formatted(
                        messageId,
                        fate == Faults.Fate.DELIVRD ? "001" : "000",
                        MINUTES.format(taken.atZone(zone)),
                        MINUTES.format(done.atZone(zone)),
                        fate,
                        fate.error());
        return new Delivery(
                message.getDestAddress(),
                message.getSourceAddr(),
                ESM_CLASS,
                Coding.DEFAULT_ALPHABET,
                text.getBytes(StandardCharsets.US_ASCII),
                () -> {},
                new OptionalParameter.Receipted_message_id(messageId),
                new OptionalParameter.Message_state((byte) fate.state()));
    }
}
