package org.civicline.simulators.smsc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.civicline.simulators.smsc.Deliveries.Delivery;
import org.civicline.simulators.smsc.TextMessage.Direction;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SMPPServerSessionListener;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.ServerConnection;
import org.jsmpp.session.connection.ServerConnectionFactory;
import org.jsmpp.session.connection.socket.ServerSocketConnection;
import org.jsmpp.util.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An SMS centre on the loopback address: SMPP 3.4 server, citizens' phones behind it. Texts arrive in parts and are kept
 * whole; every part asked for gets its delivery receipt; what {@link #send citizens write} is delivered until it is
 * acknowledged, over lost connections and, with a journal, restarts.
 */
public final class SmscSimulator implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmscSimulator.class);
    private static final int LONGEST_ADDRESS = 20;
    private static final Duration BIND_TIMEOUT = Duration.ofSeconds(10);

    private final SmscSettings settings;
    private final Clock clock;
    private final Journal journal;
    private final Bound bound = new Bound();
    private final Deliveries deliveries;
    private final Faults faults = new Faults();
    private final Reassembly reassembly = new Reassembly();
    private final List<TextMessage> messages = new ArrayList<>();
    private final Map<Long, CompletableFuture<TextMessage>> unacknowledged = new ConcurrentHashMap<>();
    private final List<Consumer<TextMessage>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong nextMessageId =
            new AtomicLong(ThreadLocalRandom.current().nextLong(1_000_000_000L));
    private final SMPPServerSessionListener server;
    private final int port;
    private volatile boolean closed;

    private SmscSimulator(SmscSettings settings, Clock clock) throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.deliveries = new Deliveries(bound, settings);
        this.journal = Journal.open(settings.journal());
        restore(journal.read());
        ServerSocket socket = new ServerSocket(settings.port(), 50, InetAddress.getLoopbackAddress());
        this.port = socket.getLocalPort();
        this.server = new SMPPServerSessionListener(port, new Loopback(socket));
        server.setMessageReceiverListener(new SubmitDesk(this::submit));
        Thread.ofPlatform().daemon().name("smsc-accept").start(this::accept);
    }

    /** Starts a centre; its port is bound when this returns. */
    public static SmscSimulator start(SmscSettings settings, Clock clock) throws IOException {
        return new SmscSimulator(settings, clock);
    }

    /** The port binds go to. */
    public int port() {
        return port;
    }

    /** What goes wrong on demand. */
    public Faults faults() {
        return faults;
    }

    /** All messages of both directions, oldest first. */
    public List<TextMessage> messages() {
        synchronized (messages) {
            return List.copyOf(messages);
        }
    }

    /** All messages to and from a citizen's number, oldest first. */
    public List<TextMessage> messages(String citizen) {
        return messages().stream()
                .filter(message -> message.citizen().equals(citizen))
                .toList();
    }

    /** Waits until a message has come (or is there already) that is as wanted. */
    public TextMessage await(Predicate<TextMessage> wanted, Duration timeout)
            throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + timeout.toNanos();
        synchronized (messages) {
            while (true) {
                for (TextMessage message : messages) {
                    if (wanted.test(message)) {
                        return message;
                    }
                }
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new TimeoutException("no such message among " + messages.size());
                }
                messages.wait(left);
            }
        }
    }

    /** Hears of every new message, of both directions. Must not block. */
    public void onMessage(Consumer<TextMessage> listener) {
        listeners.add(listener);
    }

    /** How many sessions are bound now. */
    public int boundSessions() {
        return bound.all().size();
    }

    /** Breaks every connection, as a failing network does. */
    public void dropConnections() {
        bound.all().forEach(SMPPServerSession::close);
    }

    /**
     * A citizen writes a text. It is kept at once and delivered to whoever is bound, in this number's order, until every
     * part is acknowledged.
     *
     * @return completes when the other side has acknowledged all of it
     * @throws IllegalArgumentException for a number of more than 20 characters, or an empty or far too long text
     */
    public CompletableFuture<TextMessage> send(String citizen, String service, String text) {
        if (citizen.isBlank() || citizen.length() > LONGEST_ADDRESS || service.length() > LONGEST_ADDRESS) {
            throw new IllegalArgumentException("an SMS number has 1 to 20 characters");
        }
        if (text.isEmpty()) {
            throw new IllegalArgumentException("an empty text");
        }
        int parts = Parts.of(text, 0).bodies().size();
        TextMessage message = keep(Direction.FROM_CITIZEN, citizen, service, text, parts, List.of());
        return deliver(message, new BitSet());
    }

    @Override
    public void close() throws IOException {
        closed = true;
        deliveries.close();
        server.close();
        dropConnections();
        journal.close();
    }

    private void restore(List<Journal.Line> lines) {
        Map<Long, BitSet> acknowledged = new HashMap<>();
        for (Journal.Line line : lines) {
            if (line.message() != null) {
                messages.add(line.message());
            } else {
                acknowledged
                        .computeIfAbsent(line.acknowledged(), id -> new BitSet())
                        .set(line.part());
            }
        }
        for (TextMessage message : messages) {
            BitSet done = acknowledged.getOrDefault(message.id(), new BitSet());
            if (message.direction() == Direction.FROM_CITIZEN && done.cardinality() < message.parts()) {
                deliver(message, done);
            }
        }
    }

    private CompletableFuture<TextMessage> deliver(TextMessage message, BitSet done) {
        CompletableFuture<TextMessage> future =
                unacknowledged.computeIfAbsent(message.id(), id -> new CompletableFuture<>());
        Parts parts = Parts.of(message.text(), (int) message.id());
        AtomicInteger left = new AtomicInteger(parts.bodies().size() - done.cardinality());
        byte esmClass = (byte) (parts.concatenated() ? 0x40 : 0);
        for (int i = done.nextClearBit(0); i < parts.bodies().size(); i = done.nextClearBit(i + 1)) {
            int part = i;
            Runnable acknowledged = () -> acknowledged(message, part, left);
            byte[] body = parts.bodies().get(i);
            deliveries.add(
                    message.citizen(),
                    new Delivery(
                            message.citizen(), message.service(), esmClass, parts.dataCoding(), body, acknowledged));
        }
        return future.copy();
    }

    private void acknowledged(TextMessage message, int part, AtomicInteger left) {
        append(new Journal.Line(null, message.id(), part));
        CompletableFuture<TextMessage> future = unacknowledged.get(message.id());
        if (left.decrementAndGet() == 0 && future != null) {
            unacknowledged.remove(message.id());
            future.complete(message);
        }
    }

    private SubmitSmResult submit(SubmitSm message, SMPPServerSession session) throws ProcessRequestException {
        Faults.Submit fault = faults.nextSubmit();
        if (fault.what() == Faults.OnSubmit.REFUSE) {
            throw new ProcessRequestException("refused on demand", fault.status());
        }
        if (fault.what() == Faults.OnSubmit.DROP_BEFORE) {
            session.close();
            throw new ProcessRequestException("dropped on demand", SMPPConstant.STAT_ESME_RSYSERR);
        }
        String messageId = "%010d".formatted(nextMessageId.incrementAndGet());
        Instant taken = clock.instant();
        reassembly
                .take(message, messageId)
                .ifPresent(whole -> keep(
                        Direction.TO_CITIZEN,
                        message.getDestAddress(),
                        message.getSourceAddr(),
                        whole.text(),
                        whole.messageIds().size(),
                        whole.messageIds()));
        if (message.getRegisteredDelivery() != 0) {
            Thread.ofVirtual().name("smsc-receipt").start(() -> receipt(message, messageId, taken));
        }
        if (fault.what() == Faults.OnSubmit.DROP_AFTER) {
            session.close();
        }
        try {
            return new SubmitSmResult(new MessageId(messageId), new OptionalParameter[0]);
        } catch (PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    private void receipt(SubmitSm message, String messageId, Instant taken) {
        try {
            Thread.sleep(settings.receiptDelay());
            faults.awaitReceiptsReleased();
            Delivery receipt =
                    Receipt.of(message, messageId, faults.nextFate(), taken, clock.instant(), clock.getZone());
            deliveries.add("receipt " + messageId, receipt);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private TextMessage keep(
            Direction direction, String citizen, String service, String text, int parts, List<String> messageIds) {
        TextMessage message;
        synchronized (messages) {
            long id = messages.isEmpty() ? 1 : messages.getLast().id() + 1;
            message = new TextMessage(id, direction, citizen, service, text, clock.instant(), parts, messageIds);
            append(new Journal.Line(message, 0, 0));
            messages.add(message);
            messages.notifyAll();
        }
        listeners.forEach(listener -> listener.accept(message));
        return message;
    }

    private void append(Journal.Line line) {
        try {
            journal.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException("the SMS centre's journal cannot be written", e);
        }
    }

    private void accept() {
        while (!closed) {
            try {
                SMPPServerSession session = server.accept();
                Thread.ofVirtual().name("smsc-bind").start(() -> bind(session));
            } catch (IOException e) {
                if (!closed) {
                    log.warn("SMS centre does not accept connections any more", e);
                    return;
                }
            }
        }
    }

    private void bind(SMPPServerSession session) {
        try {
            BindRequest request = session.waitForBind(BIND_TIMEOUT.toMillis());
            if (faults.bindsRefused()) {
                request.reject(SMPPConstant.STAT_ESME_RBINDFAIL);
            } else if (!request.getSystemId().equals(settings.systemId())) {
                request.reject(SMPPConstant.STAT_ESME_RINVSYSID);
            } else if (!request.getPassword().equals(settings.password())) {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
            } else {
                session.setTransactionTimer(settings.responseTimeout().toMillis());
                session.addSessionStateListener((state, before, source) -> {
                    if (!state.isBound()) {
                        bound.remove(session);
                    }
                });
                request.accept("civicline-smsc", InterfaceVersion.IF_34);
                bound.add(session);
            }
        } catch (TimeoutException | IOException | PDUStringException e) {
            log.debug("no bind on a connection: {}", e.toString());
            session.close();
        }
    }

    /** Hands jSMPP the one socket that is already bound to the loopback address. */
    private record Loopback(ServerSocket socket) implements ServerConnectionFactory {
        @Override
        public ServerConnection listen(int port) {
            return new ServerSocketConnection(socket);
        }

        @Override
        public ServerConnection listen(int port, int timeout) {
            return listen(port);
        }

        @Override
        public ServerConnection listen(int port, int timeout, int backlog) {
            return listen(port);
        }
    }
}
