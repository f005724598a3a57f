package org.civicline.simulators.sip;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.sip.ClientTransaction;
import javax.sip.SipException;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ContactHeader;
import javax.sip.header.ExpiresHeader;
import javax.sip.message.Response;

/** A user of this phone made known to a registrar, renewed until closed. */
public final class Registration implements ResponseTaker, AutoCloseable {

    private final SipPhone phone;
    private final SipTarget registrar;
    private final Credentials credentials;
    private final int expires;
    private final String callId;
    private final CompletableFuture<Registration> registered = new CompletableFuture<>();
    private final CompletableFuture<Registration> takenBack = new CompletableFuture<>();
    private long cseq;
    private boolean challenged;
    private volatile boolean closed;

    Registration(SipPhone phone, SipTarget registrar, Credentials credentials, int expires) {
        this.phone = phone;
        this.registrar = registrar;
        this.credentials = credentials;
        this.expires = expires;
        this.callId = phone.transport().newCallId();
    }

    /** Completes when the registrar has accepted; exceptionally when it refuses or is silent. */
    public CompletableFuture<Registration> whenRegistered() {
        return registered.copy();
    }

    /** Completes when the registrar has confirmed that a closed registration is gone; exceptionally when it does not. */
    CompletableFuture<Registration> whenTakenBack() {
        return takenBack;
    }

    /** Takes the registration back; does not wait for the registrar. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            send(0);
        }
    }

    /** Leaves it to run out at the registrar. */
    void forget() {
        closed = true;
    }

    void renew() {
        if (!closed) {
            send(expires);
        }
    }

    private synchronized void send(int seconds) {
        challenged = false;
        try {
            ClientTransaction transaction = phone.transport().register(callId, ++cseq, registrar, seconds);
            transaction.setApplicationData(this);
            transaction.sendRequest();
        } catch (SipException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }

    private void fail(String why) {
        SipException failure = new SipException(why);
        registered.completeExceptionally(failure);
        takenBack.completeExceptionally(failure);
    }

    @Override
    public synchronized void response(ClientTransaction transaction, Response response) {
        int status = response.getStatusCode();
        if (status == Response.UNAUTHORIZED || status == Response.PROXY_AUTHENTICATION_REQUIRED) {
            authenticate(transaction, response);
        } else if (status >= 300) {
            fail("registration refused: " + status);
        } else if (status >= 200 && closed) {
            takenBack.complete(this);
        } else if (status >= 200) {
            Executor later =
                    CompletableFuture.delayedExecutor(Math.max(1, granted(response) * 3L / 4), TimeUnit.SECONDS);
            later.execute(this::renew);
            registered.complete(this);
        }
    }

    /** Seconds, which may be fewer than were asked for (RFC 3261 §10.2.1.1). */
    private int granted(Response response) {
        int said = response.getHeader(ContactHeader.NAME) instanceof ContactHeader contact && contact.getExpires() > 0
                ? contact.getExpires()
                : response.getHeader(ExpiresHeader.NAME) instanceof ExpiresHeader header
                        ? header.getExpires()
                        : expires;
        return Math.min(expires, said);
    }

    @Override
    public void timeout() {
        fail("no answer from the registrar");
    }

    private void authenticate(ClientTransaction transaction, Response response) {
        if (challenged) {
            fail("registration refused: wrong user or password");
            return;
        }
        challenged = true;
        try {
            ClientTransaction next = phone.transport().answerChallenge(response, transaction, credentials);
            next.setApplicationData(this);
            cseq = ((CSeqHeader) next.getRequest().getHeader(CSeqHeader.NAME)).getSeqNumber();
            next.sendRequest();
        } catch (SipException e) {
            fail(String.valueOf(e.getMessage()));
        }
    }
}
