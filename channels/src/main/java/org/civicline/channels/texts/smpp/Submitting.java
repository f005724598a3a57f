package org.civicline.channels.texts.smpp;

import java.io.IOException;
import java.util.Set;
import org.civicline.channels.texts.coding.TextParts.Part;
import org.civicline.channels.texts.line.SmsLine.Submission;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/** One {@code submit_sm}, and what its answer or its lack means. */
final class Submitting {

    private static final byte WITH_HEADER = 0x40;
    private static final byte PLAIN = 0;

    /** Busy, not wrong. */
    private static final Set<Integer> TEMPORARY = Set.of(
            SMPPConstant.STAT_ESME_RSYSERR,
            SMPPConstant.STAT_ESME_RMSGQFUL,
            SMPPConstant.STAT_ESME_RTHROTTLED,
            SMPPConstant.STAT_ESME_RSUBMITFAIL,
            SMPPConstant.STAT_ESME_RX_T_APPN,
            SMPPConstant.STAT_ESME_RINVBNDSTS);

    private Submitting() {}

    static Submission submit(SMPPSession session, String source, String recipient, Part part) {
        boolean international = recipient.startsWith("+");
        var receipt = new RegisteredDelivery(SMSCDeliveryReceipt.SUCCESS_FAILURE);
        try {
            var answer = session.submitShortMessage(
                    "",
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.UNKNOWN,
                    source,
                    international ? TypeOfNumber.INTERNATIONAL : TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.ISDN,
                    international ? recipient.substring(1) : recipient,
                    new ESMClass(part.header() ? WITH_HEADER : PLAIN),
                    (byte) 0,
                    (byte) 0,
                    null,
                    null,
                    receipt,
                    (byte) 0,
                    DataCodings.newInstance((byte) part.dataCoding()),
                    (byte) 0,
                    part.content());
            return new Submission.Accepted(answer.getMessageId());
        } catch (NegativeResponseException e) {
            String reason = "smpp-0x%02x".formatted(e.getCommandStatus());
            return TEMPORARY.contains(e.getCommandStatus())
                    ? new Submission.RetryLater(reason)
                    : new Submission.Rejected(reason);
        } catch (PDUException e) {
            return new Submission.Rejected("not-expressible");
        } catch (ResponseTimeoutException e) {
            return new Submission.InDoubt("no-answer");
        } catch (InvalidResponseException e) {
            return new Submission.InDoubt("answer-not-understood");
        } catch (IOException e) {
            return new Submission.InDoubt("connection-broke");
        }
    }
}
