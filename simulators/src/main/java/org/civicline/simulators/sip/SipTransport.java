package org.civicline.simulators.sip;

import gov.nist.javax.sip.ListeningPointExt;
import gov.nist.javax.sip.SipStackImpl;
import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.clientauthutils.UserCredentials;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TooManyListenersException;
import java.util.UUID;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ObjectInUseException;
import javax.sip.SipException;
import javax.sip.SipListener;
import javax.sip.SipProvider;
import javax.sip.address.Address;
import javax.sip.header.ContentTypeHeader;
import javax.sip.header.Header;
import javax.sip.header.ReasonHeader;
import javax.sip.header.ToHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The SIP stack of one phone and the messages it sends. */
final class SipTransport {

    private static final Logger log = LoggerFactory.getLogger(SipTransport.class);
    private static final String AGENT = "CivicLine-Simulator";
    private static final List<String> METHODS =
            List.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "INFO", "UPDATE", "NOTIFY");

    static {
        QuietStackLogger.install();
    }

    private final AddressFactoryImpl addresses = new AddressFactoryImpl();
    private final HeaderFactoryImpl headers = new HeaderFactoryImpl();
    private final MessageFactoryImpl messages = new MessageFactoryImpl();
    private final SipStackImpl stack;
    private final ListeningPoint point;
    private final SipProvider provider;
    private final String hostAndPort;
    private final String user;

    SipTransport(InetAddress host, int port, String user, SipListener listener) throws SipException {
        this.user = user;
        String address = host.getHostAddress();
        this.hostAndPort = address + ":" + port;
        stack = new SipStackImpl(properties());
        try {
            point = stack.createListeningPoint(address, port, ListeningPoint.UDP);
            provider = stack.createSipProvider(point);
            provider.addSipListener(listener);
            stack.start();
        } catch (InvalidArgumentException | TooManyListenersException | SipException e) {
            stack.stop();
            throw new SipException("cannot listen on " + hostAndPort, e);
        }
    }

    private static Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("javax.sip.STACK_NAME", "simulator-" + UUID.randomUUID());
        properties.setProperty("gov.nist.javax.sip.STACK_LOGGER", QuietStackLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.SERVER_LOGGER", QuietServerLogger.class.getName());
        properties.setProperty("gov.nist.javax.sip.MESSAGE_PROCESSOR_FACTORY", PromptUdpFactory.class.getName());
        // One thread reads and handles messages in their order; the listener never blocks.
        properties.setProperty("gov.nist.javax.sip.THREAD_POOL_SIZE", "1");
        properties.setProperty("gov.nist.javax.sip.REENTRANT_LISTENER", "true");
        properties.setProperty("gov.nist.javax.sip.RECEIVE_UDP_BUFFER_SIZE", "1048576");
        properties.setProperty("gov.nist.javax.sip.SEND_UDP_BUFFER_SIZE", "1048576");
        // A citizen may wait long in a queue that has not answered yet.
        properties.setProperty("gov.nist.javax.sip.EARLY_DIALOG_TIMEOUT_SECONDS", "900");
        return properties;
    }

    void close() {
        try {
            provider.removeListeningPoint(point);
            stack.deleteListeningPoint(point);
        } catch (ObjectInUseException busy) {
            log.debug("SIP port {} still in use while closing", hostAndPort);
        }
        // The port is free by now; the rest of stopping sleeps for a second in the library.
        Thread.ofPlatform().daemon().name("sip-stop").start(stack::stop);
    }

    String newCallId() {
        return provider.getNewCallId().getCallId();
    }

    SipProvider provider() {
        return provider;
    }

    ClientTransaction invite(
            String callId, SipTarget target, CallerId caller, Map<String, String> extra, String description)
            throws SipException {
        Request request = request(Request.INVITE, callId, 1, target.uri(), caller.address(hostAndPort), target.uri());
        set(request, "Contact", contact(caller.number() == null || caller.withheld() ? user : caller.number()));
        allow(request);
        if (caller.withheld()) {
            set(request, "Privacy", "id");
        }
        extra.forEach((name, value) -> set(request, name, value));
        describe(request, description);
        return provider.getNewClientTransaction(request);
    }

    ClientTransaction register(String callId, long cseq, SipTarget registrar, int expires) throws SipException {
        String identity = "<" + registrar.uri() + ">";
        SipTarget domain = new SipTarget("", registrar.address());
        Request request = request(Request.REGISTER, callId, cseq, domain.uri(), identity, registrar.uri());
        set(request, "Contact", contact(registrar.user()) + ";expires=" + expires);
        set(request, "Expires", Integer.toString(expires));
        return provider.getNewClientTransaction(request);
    }

    ClientTransaction answerChallenge(
            Response challenge, ClientTransaction challenged, @Nullable Credentials credentials) throws SipException {
        if (credentials == null) {
            throw new SipException("challenged without credentials");
        }
        return stack.getAuthenticationHelper((transaction, realm) -> known(credentials, realm), headers)
                .handleChallenge(challenge, challenged, provider, 5, true);
    }

    /** A response to a request; {@code localTag} names our end of its dialog. */
    Response response(Request request, int status, String localTag, @Nullable String description) {
        try {
            Response response = messages.createResponse(status, request);
            ToHeader to = (ToHeader) response.getHeader(ToHeader.NAME);
            if (status > Response.TRYING && to.getTag() == null) {
                to.setTag("t" + Integer.toHexString(localTag.hashCode()));
            }
            set(response, "User-Agent", AGENT);
            if (status > Response.TRYING && status < 300) {
                set(response, "Contact", contact(user));
                allow(response);
            }
            if (description != null) {
                describe(response, description);
            }
            return response;
        } catch (ParseException e) {
            throw new IllegalStateException("cannot write a response", e);
        }
    }

    void acknowledge(Dialog dialog, long cseq) {
        try {
            dialog.sendAck(dialog.createAck(cseq));
        } catch (InvalidArgumentException | SipException e) {
            log.debug("ACK not sent: {}", e.toString());
        }
    }

    void sendInDialog(Dialog dialog, String method) {
        try {
            dialog.sendRequest(provider.getNewClientTransaction(dialog.createRequest(method)));
        } catch (SipException over) {
            // Both ends hang up at once: there is no dialog left to end.
            log.debug("{} not sent: {}", method, over.toString());
        }
    }

    void cancel(ClientTransaction invite) {
        try {
            provider.getNewClientTransaction(invite.createCancel()).sendRequest();
        } catch (SipException over) {
            log.debug("CANCEL not sent: {}", over.toString());
        }
    }

    static String reasonOf(Message message) {
        Header reason = message.getHeader(ReasonHeader.NAME);
        return reason == null
                ? ""
                : reason.toString().replaceFirst("^Reason:", "").strip();
    }

    private Request request(String method, String callId, long cseq, String uri, String from, String to)
            throws SipException {
        try {
            Address sender = addresses.createAddress(from);
            Address recipient = addresses.createAddress("<" + to + ">");
            Request request = messages.createRequest(
                    addresses.createURI(uri),
                    method,
                    headers.createCallIdHeader(callId),
                    headers.createCSeqHeader(cseq, method),
                    headers.createFromHeader(
                            sender, Long.toHexString(UUID.randomUUID().getLeastSignificantBits())),
                    headers.createToHeader(recipient, null),
                    List.of(((ListeningPointExt) point).createViaHeader()),
                    headers.createMaxForwardsHeader(70));
            set(request, "User-Agent", AGENT);
            return request;
        } catch (ParseException | InvalidArgumentException e) {
            throw new SipException("cannot write " + method + " to " + uri, e);
        }
    }

    private String contact(String contactUser) {
        return "<sip:" + CallerId.escaped(contactUser) + "@" + hostAndPort + ">";
    }

    private void set(Message message, String name, String value) {
        try {
            message.setHeader(headers.createHeader(name, value));
        } catch (ParseException e) {
            throw new IllegalArgumentException("not a header: " + name + ": " + value, e);
        }
    }

    private void allow(Message message) {
        try {
            for (String method : METHODS) {
                message.addHeader(headers.createAllowHeader(method));
            }
        } catch (ParseException e) {
            throw new IllegalStateException("cannot list methods", e);
        }
    }

    private void describe(Message message, String description) {
        try {
            ContentTypeHeader type = headers.createContentTypeHeader("application", "sdp");
            message.setContent(description.getBytes(StandardCharsets.US_ASCII), type);
        } catch (ParseException e) {
            throw new IllegalStateException("cannot attach a session description", e);
        }
    }

    private static UserCredentials known(Credentials credentials, @Nullable String realm) {
        return new UserCredentials() {
            @Override
            public String getUserName() {
                return credentials.user();
            }

            @Override
            public String getPassword() {
                return credentials.password();
            }

            @Override
            public String getSipDomain() {
                return String.valueOf(realm);
            }
        };
    }
}
