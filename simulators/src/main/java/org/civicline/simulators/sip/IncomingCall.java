package org.civicline.simulators.sip;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.civicline.simulators.rtp.MediaFormat;
import org.civicline.simulators.rtp.RtpSession;
import org.jspecify.annotations.Nullable;

/** A call that came in. Doing nothing leaves the caller waiting, as a telephone nobody hears. */
public final class IncomingCall extends Call {

    private final ServerTransaction invite;
    private final String called;
    private final CallerId caller;
    private final @Nullable Sdp offer;
    private volatile CallOptions options = CallOptions.DEFAULT;

    IncomingCall(SipPhone phone, String id, ServerTransaction invite, String called, CallerId caller) {
        super(phone, id);
        this.invite = invite;
        this.called = called;
        this.caller = caller;
        this.offer = Sdp.parse(invite.getRequest().getRawContent());
        this.dialog = invite.getDialog();
    }

    @Override
    public String called() {
        return called;
    }

    @Override
    public CallerId caller() {
        return caller;
    }

    @Override
    CallOptions options() {
        return options;
    }

    /** The INVITE as it came. */
    public String inviteText() {
        return invite.getRequest().toString();
    }

    /** The first header of this name in the INVITE. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(invite.getRequest().getHeader(name))
                .map(header -> header.toString().replaceFirst("^[^:]*:", "").strip());
    }

    /** Rings: sends 180. */
    public void ring() {
        if (respond(Response.RINGING, null)) {
            rings();
        }
    }

    /** Answers; false when the caller has given up meanwhile. Nothing in common to speak refuses with 488. */
    public boolean answer(CallOptions chosen) {
        options = chosen;
        Optional<MediaFormat> agreed = offer == null
                ? Optional.of(new MediaFormat(chosen.codecs().getFirst(), -1))
                : offer.agree(chosen.codecs());
        if (agreed.isEmpty()) {
            reject(Response.NOT_ACCEPTABLE_HERE);
            return false;
        }
        try {
            RtpSession session = phone.openMedia(chosen.recording(), this::pressed);
            media(session);
            session.play(chosen.says());
            return answer(session, agreed.get());
        } catch (IOException e) {
            reject(Response.SERVER_INTERNAL_ERROR);
            return false;
        }
    }

    /** Refuses with this status: 486 busy, 480 away, 603 declined and so on. */
    public void reject(int status) {
        if (finish(new CallEnd(CallEnd.Cause.REJECTED, status, ""))) {
            respond(status, null);
        }
    }

    @Override
    public void hangUp() {
        if (state() == CallState.TALKING) {
            if (finish(new CallEnd(CallEnd.Cause.HUNG_UP_HERE, Response.OK, ""))) {
                sendBye();
            }
        } else if (state() != CallState.ENDED) {
            reject(Response.DECLINE);
        }
    }

    void cancelled() {
        if (finish(new CallEnd(CallEnd.Cause.CANCELLED, Response.REQUEST_TERMINATED, ""))) {
            respond(Response.REQUEST_TERMINATED, null);
        }
    }

    /** The ACK of the answer, which carries the other end's description when its INVITE had none. */
    void acknowledged(Request ack) {
        Sdp late = offer == null ? Sdp.parse(ack.getRawContent()) : null;
        if (late != null) {
            late.agree(options.codecs()).ifPresent(agreed -> session().start(late.address(), agreed, late.listens()));
        }
    }

    /** The answer was never acknowledged. */
    void unacknowledged() {
        if (finish(new CallEnd(CallEnd.Cause.NO_RESPONSE, Response.OK, "no ACK"))) {
            sendBye();
        }
    }

    private boolean answer(RtpSession session, MediaFormat agreed) {
        String description = offer == null
                ? Sdp.offer(phone.host(), session.localPort(), options.codecs(), 1)
                : answerTo(offer, agreed, session);
        InetSocketAddress remote = offer == null ? new InetSocketAddress(phone.host(), 9) : offer.address();
        // talks already when the answer leaves: the other end may move the sound the moment it has it
        if (!talks(remote, agreed, offer != null && offer.listens())) {
            session.close();
            return false;
        }
        return respond(Response.OK, description);
    }

    private boolean respond(int status, @Nullable String description) {
        try {
            invite.sendResponse(phone.transport().response(invite.getRequest(), status, id(), description));
            return true;
        } catch (SipException | InvalidArgumentException gone) {
            // The caller gave up at this very moment: the transaction is over and so is the call.
            finish(new CallEnd(CallEnd.Cause.CANCELLED, 0, String.valueOf(gone.getMessage())));
            return false;
        }
    }
}
