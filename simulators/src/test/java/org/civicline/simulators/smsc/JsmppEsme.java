package org.civicline.simulators.smsc;

import java.io.IOException;
import java.util.Map;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.DataCodings;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.OptionalParameters;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.Session;
import org.jspecify.annotations.Nullable;

/** The client library the platform itself uses. */
final class JsmppEsme extends Esme {

    private final SMPPSession session = new SMPPSession();

    JsmppEsme(int port, String systemId, String password) throws IOException {
        session.setTransactionTimer(5000);
        session.setMessageReceiverListener(new MessageReceiverListener() {
            @Override
            public void onAcceptDeliverSm(DeliverSm message) throws ProcessRequestException {
                int status = take(new Delivered(
                        message.getSourceAddr(),
                        message.getDestAddress(),
                        message.getEsmClass() & 0xff,
                        message.getDataCoding(),
                        message.getShortMessage()));
                if (status != 0) {
                    throw new ProcessRequestException("as told", status);
                }
            }

            @Override
            public void onAcceptAlertNotification(AlertNotification alert) {}

            @Override
            public @Nullable DataSmResult onAcceptDataSm(DataSm message, Session source) {
                return null;
            }
        });
        session.connectAndBind(
                "127.0.0.1",
                port,
                new BindParameter(
                        BindType.BIND_TRX,
                        systemId,
                        password,
                        "",
                        TypeOfNumber.UNKNOWN,
                        NumberingPlanIndicator.UNKNOWN,
                        ""));
    }

    @Override
    String submit(String from, String to, int esmClass, int dataCoding, byte[] body, Map<Short, byte[]> parameters)
            throws Exception {
        try {
            return session.submitShortMessage(
                            "",
                            TypeOfNumber.NATIONAL,
                            NumberingPlanIndicator.ISDN,
                            from,
                            TypeOfNumber.NATIONAL,
                            NumberingPlanIndicator.ISDN,
                            to,
                            new ESMClass(esmClass),
                            (byte) 0,
                            (byte) 0,
                            null,
                            null,
                            new RegisteredDelivery(1),
                            (byte) 0,
                            DataCodings.newInstance((byte) dataCoding),
                            (byte) 0,
                            body,
                            parameters.entrySet().stream()
                                    .map(entry -> OptionalParameters.deserialize(entry.getKey(), entry.getValue()))
                                    .toArray(OptionalParameter[]::new))
                    .getMessageId();
        } catch (NegativeResponseException refused) {
            throw new Refused(refused.getCommandStatus());
        }
    }

    @Override
    public void close() {
        session.unbindAndClose();
    }
}
