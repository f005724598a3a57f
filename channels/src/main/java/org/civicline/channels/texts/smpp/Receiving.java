package org.civicline.channels.texts.smpp;

import java.util.Optional;
import org.civicline.channels.texts.line.IncomingReceipts;
import org.civicline.channels.texts.line.IncomingReceipts.Receipt;
import org.civicline.channels.texts.line.IncomingTexts;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Answers what the centre delivers on one connection. jSMPP acknowledges when the listener returns, so it returns only
 * after the commit; anything that went wrong is a temporary error, and the centre delivers it again.
 */
final class Receiving implements MessageReceiverListener {

    private static final Logger log = LoggerFactory.getLogger(Receiving.class);

    private final IncomingTexts texts;
    private final IncomingReceipts receipts;
    private final String session;

    Receiving(IncomingTexts texts, IncomingReceipts receipts, String session) {
        this.texts = texts;
        this.receipts = receipts;
        this.session = session;
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
        try {
            if (Deliveries.isReceipt(pdu)) {
                take(Deliveries.receipt(pdu), pdu);
            } else {
                texts.take(Deliveries.text(pdu, session));
            }
        } catch (DataAccessException e) {
            log.warn("the database is not there: the SMS centre is asked to deliver again ({})", e.getMessage());
            throw new ProcessRequestException("not stored", SMPPConstant.STAT_ESME_RSYSERR, e);
        } catch (RuntimeException e) {
            log.error("a delivery of the SMS centre failed", e);
            throw new ProcessRequestException("not stored", SMPPConstant.STAT_ESME_RSYSERR, e);
        }
    }

    /** One that names no message would come again and again if it were refused. */
    private void take(Optional<Receipt> receipt, DeliverSm pdu) {
        if (receipt.isEmpty()) {
            log.warn("a delivery receipt without a message id is dropped, {} octets", pdu.getShortMessage().length);
        }
        receipt.ifPresent(receipts::take);
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {
        log.debug("alert notification ignored");
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not supported", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
