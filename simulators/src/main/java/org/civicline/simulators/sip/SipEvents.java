package org.civicline.simulators.sip;

import gov.nist.javax.sip.DialogTimeoutEvent;
import gov.nist.javax.sip.ServerTransactionExt;
import gov.nist.javax.sip.SipListenerExt;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.InvalidArgumentException;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.TimeoutEvent;
import javax.sip.TransactionTerminatedEvent;
import javax.sip.header.ToHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what arrives to the call or registration it belongs to. */
final class SipEvents implements SipListenerExt {

    private static final Logger log = LoggerFactory.getLogger(SipEvents.class);
    private static final Pattern INFO_SIGNAL = Pattern.compile("Signal\\s*=\\s*([0-9*#A-D])");

    private final SipPhone phone;

    SipEvents(SipPhone phone) {
        this.phone = phone;
    }

    @Override
    public void processRequest(RequestEvent event) {
        Request request = event.getRequest();
        try {
            if (request.getMethod().equals(Request.ACK)) {
                acknowledged(event);
                return;
            }
            ServerTransaction transaction = event.getServerTransaction();
            if (transaction == null) {
                transaction = phone.transport().provider().getNewServerTransaction(request);
            }
            handle(transaction, request);
        } catch (SipException | InvalidArgumentException e) {
            // A retransmission that crossed our response, or a request that ended meanwhile.
            log.debug("{} not handled: {}", request.getMethod(), e.toString());
        }
    }

    @Override
    public void processResponse(ResponseEvent event) {
        ClientTransaction transaction = event.getClientTransaction();
        if (transaction != null && transaction.getApplicationData() instanceof ResponseTaker taker) {
            taker.response(transaction, event.getResponse());
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        if (!event.isServerTransaction()
                && event.getClientTransaction().getApplicationData() instanceof ResponseTaker taker) {
            taker.timeout();
        }
    }

    @Override
    public void processDialogTimeout(DialogTimeoutEvent event) {
        if (callOf(event.getDialog()) instanceof IncomingCall call) {
            call.unacknowledged();
        }
    }

    @Override
    public void processIOException(IOExceptionEvent event) {
        log.debug("SIP message to {}:{} could not be sent", event.getHost(), event.getPort());
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {}

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {}

    private void handle(ServerTransaction transaction, Request request) throws SipException, InvalidArgumentException {
        Call call = callOf(transaction.getDialog());
        switch (request.getMethod()) {
            case Request.INVITE -> invite(transaction, request, call);
            case Request.CANCEL -> cancel(transaction, request);
            case Request.BYE -> bye(transaction, request, call);
            case Request.UPDATE -> renegotiate(transaction, request, call);
            case Request.INFO -> info(transaction, request, call);
            case Request.OPTIONS, Request.NOTIFY -> respond(transaction, request, Response.OK);
            default -> respond(transaction, request, Response.METHOD_NOT_ALLOWED);
        }
    }

    private void invite(ServerTransaction transaction, Request request, @Nullable Call call)
            throws SipException, InvalidArgumentException {
        if (((ToHeader) request.getHeader(ToHeader.NAME)).getTag() == null) {
            phone.incoming(transaction, request);
        } else {
            renegotiate(transaction, request, call);
        }
    }

    private void renegotiate(ServerTransaction transaction, Request request, @Nullable Call call)
            throws SipException, InvalidArgumentException {
        if (call == null || call.state() != CallState.TALKING) {
            respond(transaction, request, Response.CALL_OR_TRANSACTION_DOES_NOT_EXIST);
            return;
        }
        byte[] body = request.getRawContent();
        boolean described = body != null && body.length > 0;
        if (!described && request.getMethod().equals(Request.UPDATE)) {
            respond(transaction, request, Response.OK);
            return;
        }
        String answer = call.renegotiate(described ? Sdp.parse(body) : null, call.options());
        int status = answer == null ? Response.NOT_ACCEPTABLE_HERE : Response.OK;
        transaction.sendResponse(phone.transport().response(request, status, call.id(), answer));
    }

    private void cancel(ServerTransaction transaction, Request request) throws SipException, InvalidArgumentException {
        respond(transaction, request, Response.OK);
        ServerTransaction invite = ((ServerTransactionExt) transaction).getCanceledInviteTransaction();
        if (invite != null && invite.getApplicationData() instanceof IncomingCall call) {
            call.cancelled();
        }
    }

    private void bye(ServerTransaction transaction, Request request, @Nullable Call call)
            throws SipException, InvalidArgumentException {
        respond(transaction, request, Response.OK);
        if (call != null) {
            call.hungUpThere(SipTransport.reasonOf(request));
        }
    }

    private void info(ServerTransaction transaction, Request request, @Nullable Call call)
            throws SipException, InvalidArgumentException {
        respond(transaction, request, Response.OK);
        byte[] body = request.getRawContent();
        if (call != null && body != null) {
            Matcher signal = INFO_SIGNAL.matcher(new String(body, StandardCharsets.UTF_8));
            if (signal.find()) {
                call.pressed(signal.group(1).charAt(0));
            }
        }
    }

    private void acknowledged(RequestEvent event) {
        if (callOf(event.getDialog()) instanceof IncomingCall call) {
            call.acknowledged(event.getRequest());
        }
    }

    private void respond(ServerTransaction transaction, Request request, int status)
            throws SipException, InvalidArgumentException {
        transaction.sendResponse(phone.transport().response(request, status, String.valueOf(request.hashCode()), null));
    }

    private static @Nullable Call callOf(@Nullable Dialog dialog) {
        return dialog != null && dialog.getApplicationData() instanceof Call call ? call : null;
    }
}
