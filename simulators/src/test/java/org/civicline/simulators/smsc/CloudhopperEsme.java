package org.civicline.simulators.smsc;

import com.cloudhopper.smpp.SmppBindType;
import com.cloudhopper.smpp.SmppSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppClient;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.tlv.Tlv;
import com.cloudhopper.smpp.type.Address;
import com.cloudhopper.smpp.type.SmppBindException;
import java.io.IOException;
import java.util.Map;

/** A client library by others, so that both ends do not share a misreading. */
final class CloudhopperEsme extends Esme {

    private final DefaultSmppClient client = new DefaultSmppClient();
    private final SmppSession session;

    CloudhopperEsme(int port, String systemId, String password) throws Exception {
        SmppSessionConfiguration configuration =
                new SmppSessionConfiguration(SmppBindType.TRANSCEIVER, systemId, password);
        configuration.setHost("127.0.0.1");
        configuration.setPort(port);
        try {
            session = client.bind(configuration, new DefaultSmppSessionHandler() {
                @Override
                @SuppressWarnings("rawtypes")
                public PduResponse firePduRequestReceived(PduRequest request) {
                    PduResponse response = request.createResponse();
                    if (request instanceof DeliverSm message) {
                        response.setCommandStatus(take(new Delivered(
                                message.getSourceAddress().getAddress(),
                                message.getDestAddress().getAddress(),
                                message.getEsmClass() & 0xff,
                                message.getDataCoding(),
                                message.getShortMessage())));
                    }
                    return response;
                }
            });
        } catch (SmppBindException refused) {
            client.destroy();
            throw new IOException(refused);
        }
    }

    @Override
    String submit(String from, String to, int esmClass, int dataCoding, byte[] body, Map<Short, byte[]> parameters)
            throws Exception {
        SubmitSm message = new SubmitSm();
        message.setSourceAddress(new Address((byte) 2, (byte) 1, from));
        message.setDestAddress(new Address((byte) 2, (byte) 1, to));
        message.setEsmClass((byte) esmClass);
        message.setDataCoding((byte) dataCoding);
        message.setRegisteredDelivery((byte) 1);
        message.setShortMessage(body);
        parameters.forEach((tag, value) -> message.addOptionalParameter(new Tlv(tag, value)));
        SubmitSmResp response = session.submit(message, 5000);
        if (response.getCommandStatus() != 0) {
            throw new Refused(response.getCommandStatus());
        }
        return response.getMessageId();
    }

    @Override
    public void close() {
        session.destroy();
        client.destroy();
    }
}
