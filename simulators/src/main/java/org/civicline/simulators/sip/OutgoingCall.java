package org.civicline.simulators.sip;

import gov.nist.javax.sip.message.SIPMessage;
import java.io.IOException;
import java.util.Optional;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.civicline.simulators.rtp.MediaFormat;
import org.jspecify.annotations.Nullable;

/** A call placed by this phone. */
public final class OutgoingCall extends Call implements ResponseTaker {

    private final SipTarget target;
    private final CallerId caller;
    private final CallOptions options;
    private @Nullable ClientTransaction invite;
    private boolean provisional;
    private boolean giveUp;
    private boolean cancelSent;
    private boolean authenticated;

    OutgoingCall(SipPhone phone, String id, SipTarget target, CallerId caller, CallOptions options) {
        super(phone, id);
        this.target = target;
        this.caller = caller;
        this.options = options;
    }

    @Override
    public String called() {
        return target.user();
    }

    @Override
    public CallerId caller() {
        return caller;
    }

    @Override
    CallOptions options() {
        return options;
    }

    void start() {
        try {
            media(phone.openMedia(options.recording(), this::pressed));
            session().play(options.says());
            String offer = Sdp.offer(phone.host(), session().localPort(), options.codecs(), 1);
            ClientTransaction transaction = phone.transport().invite(id(), target, caller, options.headers(), offer);
            transaction.setApplicationData(this);
            transaction.getDialog().setApplicationData(this);
            dialog = transaction.getDialog();
            setInvite(transaction);
            transaction.sendRequest();
        } catch (IOException | SipException e) {
            finish(new CallEnd(CallEnd.Cause.FAILED, 0, String.valueOf(e.getMessage())));
        }
    }

    @Override
    public void hangUp() {
        boolean cancel;
        synchronized (this) {
            giveUp = true;
            cancel = provisional && !cancelSent && state() != CallState.TALKING && state() != CallState.ENDED;
            cancelSent |= cancel;
        }
        if (cancel) {
            phone.transport().cancel(currentInvite());
        } else if (state() == CallState.TALKING && finish(new CallEnd(CallEnd.Cause.HUNG_UP_HERE, Response.OK, ""))) {
            sendBye();
        }
    }

    @Override
    public void response(ClientTransaction transaction, Response response) {
        int status = response.getStatusCode();
        if (status < 200) {
            provisional(response, status);
        } else if (status < 300) {
            accepted(transaction, response);
        } else {
            refused(transaction, response, status);
        }
    }

    @Override
    public void timeout() {
        finish(new CallEnd(givenUp() ? CallEnd.Cause.CANCELLED : CallEnd.Cause.NO_RESPONSE, 0, ""));
    }

    private void provisional(Response response, int status) {
        boolean cancel;
        synchronized (this) {
            provisional = true;
            cancel = giveUp && !cancelSent;
            cancelSent |= cancel;
        }
        if (cancel) {
            phone.transport().cancel(currentInvite());
        } else if (status == Response.TRYING) {
            tried();
        } else {
            rings();
            earlyMedia(Sdp.parse(response.getRawContent()));
        }
    }

    private void earlyMedia(@Nullable Sdp sdp) {
        if (sdp != null && state() == CallState.RINGING) {
            // Nothing is said yet: what a recording says once must not be lost on a ringing line.
            sdp.agree(options.codecs()).ifPresent(agreed -> session().start(sdp.address(), agreed, false));
        }
    }

    private void accepted(ClientTransaction transaction, Response response) {
        Dialog current = transaction.getDialog();
        dialog = current;
        phone.transport().acknowledge(current, ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getSeqNumber());
        if (state() == CallState.ENDED || givenUp()) {
            sendBye();
            finish(new CallEnd(CallEnd.Cause.CANCELLED, Response.OK, "answered while giving up"));
            return;
        }
        Sdp sdp = Sdp.parse(response.getRawContent());
        Optional<MediaFormat> agreed = sdp == null ? Optional.empty() : sdp.agree(options.codecs());
        if (sdp == null || agreed.isEmpty()) {
            sendBye();
            finish(new CallEnd(CallEnd.Cause.FAILED, Response.OK, "answered without a codec we offered"));
        } else {
            talks(sdp.address(), agreed.get(), sdp.listens());
        }
    }

    private void refused(ClientTransaction transaction, Response response, int status) {
        boolean challenge = status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED;
        if (challenge && options.credentials() != null && !authenticated && !givenUp()) {
            authenticated = true;
            authenticate(transaction, response);
            return;
        }
        finish(new CallEnd(
                givenUp() ? CallEnd.Cause.CANCELLED : CallEnd.Cause.REJECTED, status, reason((SIPMessage) response)));
    }

    private void authenticate(ClientTransaction challenged, Response response) {
        try {
            ClientTransaction next = phone.transport().answerChallenge(response, challenged, options.credentials());
            next.setApplicationData(this);
            if (next.getDialog() != null) {
                next.getDialog().setApplicationData(this);
                dialog = next.getDialog();
            }
            setInvite(next);
            next.sendRequest();
        } catch (SipException e) {
            finish(new CallEnd(CallEnd.Cause.FAILED, response.getStatusCode(), String.valueOf(e.getMessage())));
        }
    }

    private static String reason(SIPMessage response) {
        String header = SipTransport.reasonOf(response);
        return header.isEmpty() ? String.valueOf(((Response) response).getReasonPhrase()) : header;
    }

    private synchronized boolean givenUp() {
        return giveUp;
    }

    private synchronized void setInvite(ClientTransaction transaction) {
        invite = transaction;
    }

    private synchronized ClientTransaction currentInvite() {
        if (invite == null) {
            throw new IllegalStateException("not sent yet: " + Request.INVITE);
        }
        return invite;
    }
}
