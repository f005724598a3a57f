package org.civicline.channels.texts;

import com.cloudhopper.smpp.SmppConstants;
import com.cloudhopper.smpp.SmppServerConfiguration;
import com.cloudhopper.smpp.SmppServerHandler;
import com.cloudhopper.smpp.SmppServerSession;
import com.cloudhopper.smpp.SmppSessionConfiguration;
import com.cloudhopper.smpp.impl.DefaultSmppServer;
import com.cloudhopper.smpp.impl.DefaultSmppSessionHandler;
import com.cloudhopper.smpp.pdu.BaseBind;
import com.cloudhopper.smpp.pdu.BaseBindResp;
import com.cloudhopper.smpp.pdu.DeliverSm;
import com.cloudhopper.smpp.pdu.DeliverSmResp;
import com.cloudhopper.smpp.pdu.PduRequest;
import com.cloudhopper.smpp.pdu.PduResponse;
import com.cloudhopper.smpp.pdu.SubmitSm;
import com.cloudhopper.smpp.pdu.SubmitSmResp;
import com.cloudhopper.smpp.type.Address;
import com.cloudhopper.smpp.type.SmppProcessingException;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An SMS centre made of another SMPP library than ours, so that both sides cannot be wrong in the same way. */
public final class SmscPeer implements AutoCloseable {

    public static final String SYSTEM_ID = "civicline";
    public static final String PASSWORD = "secret12";

    public final BlockingQueue<SubmitSm> submitted = new LinkedBlockingQueue<>();
    private final BlockingQueue<SmppServerSession> sessions = new LinkedBlockingQueue<>();
    private final AtomicInteger ids = new AtomicInteger(1000);
    private final int port;
    private final DefaultSmppServer server;

    /** What is answered to a submission; null for no answer. */
    private volatile Function<SubmitSm, @Nullable SubmitSmResp> answer = this::accept;

    private volatile @Nullable SmppServerSession session;

    public SmscPeer() {
        this(freePort());
    }

    public SmscPeer(int port) {
        this.port = port;
        var configuration = new SmppServerConfiguration();
        configuration.setHost("127.0.0.1");
        configuration.setPort(port);
        configuration.setSystemId("peer");
        configuration.setNonBlockingSocketsEnabled(true);
        configuration.setDefaultRequestExpiryTimeout(30_000);
        configuration.setDefaultWindowMonitorInterval(15_000);
        configuration.setDefaultWindowSize(100);
        this.server = new DefaultSmppServer(configuration, new Handler());
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public int port() {
        return port;
    }

    public void answering(Function<SubmitSm, @Nullable SubmitSmResp> how) {
        answer = how;
    }

    public void accepting() {
        answer = this::accept;
    }

    public SubmitSmResp accept(SubmitSm submit) {
        SubmitSmResp response = submit.createResponse();
        response.setMessageId(Integer.toHexString(ids.incrementAndGet()));
        return response;
    }

    public static SubmitSmResp refuse(SubmitSm submit, int status) {
        SubmitSmResp response = submit.createResponse();
        response.setCommandStatus(status);
        return response;
    }

    public void awaitBind() throws InterruptedException {
        SmppServerSession bound = sessions.poll(20, TimeUnit.SECONDS);
        if (bound == null) {
            throw new AssertionError("nobody bound in 20 s");
        }
        session = bound;
    }

    public SubmitSm nextSubmission() throws InterruptedException {
        SubmitSm next = submitted.poll(20, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing was submitted in 20 s");
        }
        return next;
    }

    /** Breaks the connection without a word. */
    public void breakConnection() {
        bound().destroy();
    }

    /** @return the status the other side answered with; 0 is good */
    public int deliver(DeliverSm pdu) throws Exception {
        var future = bound().sendRequestPdu(pdu, 10_000, true);
        if (!future.await(10_000) || future.getResponse() == null) {
            throw new AssertionError("no answer to deliver_sm");
        }
        return ((DeliverSmResp) future.getResponse()).getCommandStatus();
    }

    public int deliverText(String from, String text) throws Exception {
        return deliver(text(from, text));
    }

    public static DeliverSm text(String from, String text) throws Exception {
        var pdu = new DeliverSm();
        pdu.setSourceAddress(new Address((byte) 0, (byte) 1, from));
        pdu.setDestAddress(new Address((byte) 0, (byte) 0, "12345"));
        pdu.setDataCoding((byte) 8);
        pdu.setShortMessage(text.getBytes(StandardCharsets.UTF_16BE));
        return pdu;
    }

    /** @param id written as this centre writes ids in receipts */
    public int deliverReceipt(String recipient, String id, String status) throws Exception {
        return deliver(receipt(recipient, id, status));
    }

    public static DeliverSm receipt(String recipient, String id, String status) throws Exception {
        var pdu = new DeliverSm();
        pdu.setEsmClass(SmppConstants.ESM_CLASS_MT_SMSC_DELIVERY_RECEIPT);
        pdu.setSourceAddress(new Address((byte) 0, (byte) 1, recipient));
        pdu.setDestAddress(new Address((byte) 0, (byte) 0, "12345"));
        pdu.setShortMessage(("id:" + id + " sub:001 dlvrd:001 submit date:2601010000 done date:2601010001 stat:"
                        + status + " err:000 text:")
                .getBytes(StandardCharsets.US_ASCII));
        return pdu;
    }

    private SmppServerSession bound() {
        SmppServerSession now = session;
        if (now == null) {
            throw new IllegalStateException("nobody is bound");
        }
        return now;
    }

    @Override
    public void close() {
        server.destroy();
    }

    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Handler implements SmppServerHandler {

        @Override
        @SuppressWarnings("rawtypes")
        public void sessionBindRequested(Long id, SmppSessionConfiguration configuration, BaseBind bind)
                throws SmppProcessingException {
            if (!SYSTEM_ID.equals(configuration.getSystemId()) || !PASSWORD.equals(configuration.getPassword())) {
                throw new SmppProcessingException(SmppConstants.STATUS_INVPASWD);
            }
        }

        @Override
        public void sessionCreated(Long id, SmppServerSession created, BaseBindResp response) {
            created.serverReady(new DefaultSmppSessionHandler() {
                @Override
                @SuppressWarnings("rawtypes")
                public @Nullable PduResponse firePduRequestReceived(PduRequest request) {
                    if (request instanceof SubmitSm submit) {
                        SubmitSmResp answered = answer.apply(submit);
                        submitted.add(submit);
                        return answered;
                    }
                    return request.createResponse();
                }
            });
            sessions.add(created);
        }

        @Override
        public void sessionDestroyed(Long id, SmppServerSession destroyed) {
            destroyed.destroy();
        }
    }
}
