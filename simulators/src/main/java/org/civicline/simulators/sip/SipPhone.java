package org.civicline.simulators.sip;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.address.Address;
import javax.sip.address.SipURI;
import javax.sip.address.TelURL;
import javax.sip.address.URI;
import javax.sip.header.FromHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.civicline.simulators.rtp.DigitListener;
import org.civicline.simulators.rtp.Recording;
import org.civicline.simulators.rtp.RtpEngine;
import org.civicline.simulators.rtp.RtpSession;
import org.jspecify.annotations.Nullable;

/**
 * A SIP user agent over UDP: places and takes any number of calls at once, with sound, on one SIP stack and two RTP
 * threads. Its threads handle all calls, so what hangs on their events must not block.
 */
public final class SipPhone implements AutoCloseable {

    private final InetAddress host;
    private final RtpEngine media;
    private final SipTransport transport;
    private final int port;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final List<Registration> registrations = new CopyOnWriteArrayList<>();
    private volatile boolean dead;
    private volatile Consumer<IncomingCall> onIncoming = call -> call.reject(Response.TEMPORARILY_UNAVAILABLE);

    private SipPhone(InetAddress host, int port, String user) throws IOException, SipException {
        this.host = host;
        this.port = port == 0 ? freePort(host) : port;
        this.media = new RtpEngine(host);
        try {
            this.transport = new SipTransport(host, this.port, user, new SipEvents(this));
        } catch (SipException e) {
            media.close();
            throw e;
        }
    }

    /**
     * Opens a phone.
     *
     * @param host the address SIP and RTP bind to; must be one the other end can reach, not the wildcard
     * @param port UDP port of SIP; 0 takes a free one
     * @param user the user part of its contact address
     * @throws IOException when the port is taken
     */
    public static SipPhone open(InetAddress host, int port, String user) throws IOException {
        try {
            return new SipPhone(host, port, user);
        } catch (SipException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** Opens a phone on the loopback address and a free port. */
    public static SipPhone open(String user) throws IOException {
        return open(InetAddress.ofLiteral("127.0.0.1"), 0, user);
    }

    /** Where this phone takes calls. */
    public InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    /** Places a call, with silence sent and everything heard kept; see {@link #call(SipTarget, CallerId, CallOptions)}. */
    public OutgoingCall call(String target, CallerId from) {
        return call(SipTarget.parse(target), from, CallOptions.DEFAULT);
    }

    /** Places a call. Returns at once; a call that cannot even be sent has ended already when returned. */
    public OutgoingCall call(SipTarget target, CallerId from, CallOptions options) {
        OutgoingCall call = new OutgoingCall(this, transport.newCallId(), target, from, options);
        calls.add(call);
        call.start();
        return call;
    }

    /** What happens to calls that come in, from now on. Called on the SIP thread: must not block. Before, 480 refuses. */
    public void onIncoming(Consumer<IncomingCall> handler) {
        onIncoming = handler;
    }

    /**
     * Registers a user at a registrar and renews that until the phone or the registration is closed.
     *
     * @param registrar user and address, such as {@code 8001@127.0.0.1:5060}
     * @param expires seconds one registration is valid
     */
    public Registration register(SipTarget registrar, Credentials credentials, int expires) {
        Registration registration = new Registration(this, registrar, credentials, expires);
        registrations.add(registration);
        registration.renew();
        return registration;
    }

    /** The calls that are not over. */
    public Collection<Call> calls() {
        return List.copyOf(calls);
    }

    /** Vanishes as by a power cut: from now on nothing is sent and nothing taken, no call is hung up. */
    public void die() throws IOException {
        dead = true;
        registrations.forEach(Registration::forget);
        transport.close();
        media.close();
        for (Call call : calls()) {
            call.finish(new CallEnd(CallEnd.Cause.FAILED, 0, "the phone died"));
        }
    }

    /** Takes back registrations, hangs up every call and frees the ports; nothing of a dead phone. */
    @Override
    public void close() throws IOException {
        if (dead) {
            return;
        }
        registrations.forEach(Registration::close);
        for (Call call : calls()) {
            call.hangUp();
        }
        awaitTakenBack();
        transport.close();
        for (Call call : calls()) {
            call.finish(new CallEnd(CallEnd.Cause.FAILED, 0, "the phone was closed"));
        }
        media.close();
    }

    private void awaitTakenBack() {
        // The registrar challenges the last request too, so the port must stay open for its answers; not for a dead
        // one.
        CompletableFuture.allOf(
                        registrations.stream().map(Registration::whenTakenBack).toArray(CompletableFuture<?>[]::new))
                .orTimeout(1, TimeUnit.SECONDS)
                .handle((done, failure) -> registrations)
                .join();
    }

    InetAddress host() {
        return host;
    }

    SipTransport transport() {
        return transport;
    }

    RtpSession openMedia(Recording recording, DigitListener digits) throws IOException {
        return media.open(recording, digits);
    }

    void forget(Call call) {
        calls.remove(call);
    }

    void incoming(ServerTransaction transaction, Request request) throws SipException, InvalidArgumentException {
        Address from = ((FromHeader) request.getHeader(FromHeader.NAME)).getAddress();
        String number = userOf(from.getURI());
        CallerId caller = new CallerId(
                from.getDisplayName(), number, String.valueOf(from.getURI()).contains("anonymous.invalid"));
        String called = userOf(request.getRequestURI());
        String id = ((javax.sip.header.CallIdHeader) request.getHeader("Call-ID")).getCallId();
        IncomingCall call = new IncomingCall(this, id, transaction, called == null ? "" : called, caller);
        transaction.setApplicationData(call);
        transaction.getDialog().setApplicationData(call);
        calls.add(call);
        onIncoming.accept(call);
    }

    private static @Nullable String userOf(URI uri) {
        String user =
                uri instanceof SipURI sip ? sip.getUser() : uri instanceof TelURL tel ? tel.getPhoneNumber() : null;
        // A plus is a plus in a telephone number, not the blank of a web form.
        return user == null ? null : URLDecoder.decode(user.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static int freePort(InetAddress host) throws IOException {
        try (DatagramSocket probe = new DatagramSocket(new InetSocketAddress(host, 0))) {
            return probe.getLocalPort();
        }
    }
}
