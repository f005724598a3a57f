package org.civicline.simulators.rtp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends and receives the RTP of any number of calls on two threads. Packets leave every 20 ms per call; the calls are
 * spread over four phases of 5 ms so that hundreds of them do not leave in one burst.
 */
public final class RtpEngine implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RtpEngine.class);

    private static final int PHASES = 4;
    private static final long PHASE_NANOS = 5_000_000;

    /** How far the sender may fall behind before it gives up catching up: longer is a pause the listener hears anyway. */
    private static final long MOST_LATE_NANOS = 100_000_000;

    private static final int LARGEST_PACKET = 2048;

    private final InetAddress bindAddress;
    private final Selector selector;
    private final List<CopyOnWriteArrayList<RtpSession>> phases = new ArrayList<>();
    private final AtomicInteger nextPhase = new AtomicInteger();
    private volatile boolean open = true;

    /** An engine whose sockets bind to this address. */
    public RtpEngine(InetAddress bindAddress) throws IOException {
        this.bindAddress = bindAddress;
        this.selector = Selector.open();
        for (int i = 0; i < PHASES; i++) {
            phases.add(new CopyOnWriteArrayList<>());
        }
        Thread.ofPlatform().daemon().name("rtp-receive").start(this::receiveLoop);
        Thread.ofPlatform().daemon().name("rtp-send").start(this::sendLoop);
    }

    /** Opens a socket for one call; nothing is sent before {@link RtpSession#start}. */
    public RtpSession open(Recording recording, DigitListener digits) throws IOException {
        DatagramChannel channel = DatagramChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_RCVBUF, 64 * 1024);
            channel.bind(new InetSocketAddress(bindAddress, 0));
            channel.configureBlocking(false);
            List<RtpSession> phase = phases.get(Math.floorMod(nextPhase.getAndIncrement(), PHASES));
            RtpSession session = new RtpSession(channel, new Heard(recording), digits, phase::remove);
            phase.add(session);
            channel.register(selector, SelectionKey.OP_READ, session);
            selector.wakeup();
            return session;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        open = false;
        selector.close();
        for (List<RtpSession> phase : phases) {
            phase.forEach(RtpSession::close);
        }
    }

    private void receiveLoop() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_PACKET);
        try {
            while (open) {
                selector.select(key -> ((RtpSession) key.attachment()).receive(buffer));
            }
        } catch (IOException e) {
            log.warn("RTP reception stopped", e);
        } catch (ClosedSelectorException closed) {
            log.trace("RTP engine closed");
        }
    }

    private void sendLoop() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST_PACKET);
        long due = System.nanoTime();
        for (long tick = 0; open; tick++) {
            for (RtpSession session : phases.get((int) (tick % PHASES))) {
                session.send(buffer, tick / PHASES);
            }
            due += PHASE_NANOS;
            long now = System.nanoTime();
            if (now - due > MOST_LATE_NANOS) {
                due = now;
            }
            while (open && due - System.nanoTime() > 0) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }
}
