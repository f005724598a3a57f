package org.civicline.simulators.rtp;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The RTP of one call: one socket, one sender, one receiver. */
public final class RtpSession implements AutoCloseable {

    private static final int HEADER = 12;

    /** RTCP packets that reach an RTP port show as these payload types (RFC 5761 §4). */
    private static final int FIRST_RTCP = 64;

    private static final int LAST_RTCP = 95;

    private final DatagramChannel channel;
    private final Heard heard;
    private final KeyReceiver keys;
    private final Consumer<RtpSession> onClose;
    private final RtpSender sender = new RtpSender(ThreadLocalRandom.current().nextInt());
    private final byte[] payload = new byte[2048];
    private volatile @Nullable InetSocketAddress remote;
    private volatile @Nullable MediaFormat format;
    private volatile boolean sending = true;

    RtpSession(DatagramChannel channel, Heard heard, DigitListener digits, Consumer<RtpSession> onClose) {
        this.channel = channel;
        this.heard = heard;
        this.keys = new KeyReceiver(digits);
        this.onClose = onClose;
    }

    /** The port packets for this call are expected on. */
    public int localPort() {
        try {
            return ((InetSocketAddress) channel.getLocalAddress()).getPort();
        } catch (IOException closed) {
            return 0;
        }
    }

    /** What has been heard so far. */
    public Heard heard() {
        return heard;
    }

    /** What the ends agreed on; null before {@link #start}. */
    public @Nullable MediaFormat format() {
        return format;
    }

    /** Starts (or redirects) sending; {@code send} is false while the other end holds the call. */
    public void start(InetSocketAddress to, MediaFormat agreed, boolean send) {
        format = agreed;
        remote = to;
        sending = send;
    }

    /** The call has been answered: what is heard from now on is no early media. */
    public void answered() {
        heard.answered();
    }

    /**
     * Says this from now on. The future completes when a clip played once has been said in full, and is cancelled when
     * something else is said instead.
     */
    public CompletableFuture<Void> play(AudioSource source) {
        return sender.play(source);
    }

    /** Presses these keys one after another; completes when the last one is released. */
    public CompletableFuture<Void> press(String digits) {
        MediaFormat agreed = format;
        if (agreed == null || !agreed.takesDigits()) {
            return CompletableFuture.failedFuture(
                    new IllegalStateException("the other end does not take key presses (telephone-event)"));
        }
        return sender.press(digits);
    }

    @Override
    public void close() {
        onClose.accept(this);
        sender.stop();
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            remote = null;
        }
        heard.finish();
    }

    void send(ByteBuffer buffer, long tick) {
        InetSocketAddress to = remote;
        MediaFormat agreed = format;
        if (to == null || agreed == null || !sending) {
            return;
        }
        buffer.clear();
        if (sender.fill(buffer, agreed, tick)) {
            try {
                channel.send(buffer.flip(), to);
            } catch (IOException unreachable) {
                // As on a real line: the packet is lost. The call's fate is decided by signalling.
                heard.sendFailed();
            }
        }
    }

    void receive(ByteBuffer buffer) {
        try {
            while (channel.receive(buffer.clear()) != null) {
                take(buffer.flip());
            }
        } catch (IOException closedOrUnreachable) {
            heard.receiveFailed();
        }
    }

    private void take(ByteBuffer packet) {
        if (packet.remaining() < HEADER || (packet.get(0) & 0xc0) != 0x80) {
            return;
        }
        int flags = packet.get(0);
        int payloadType = packet.get(1) & 0x7f;
        if (payloadType >= FIRST_RTCP && payloadType <= LAST_RTCP) {
            return;
        }
        int timestamp = packet.getInt(4);
        int source = packet.getInt(8);
        int start = HEADER + 4 * (flags & 0x0f);
        if ((flags & 0x10) != 0 && packet.limit() >= start + 4) {
            start += 4 + 4 * (packet.getShort(start + 2) & 0xffff);
        }
        int end = packet.limit() - ((flags & 0x20) != 0 ? packet.get(packet.limit() - 1) & 0xff : 0);
        if (end > start) {
            packet.get(start, payload, 0, end - start);
            dispatch(payloadType, source, timestamp, end - start);
        }
    }

    private void dispatch(int payloadType, int source, int timestamp, int length) {
        MediaFormat agreed = format;
        if (agreed != null && payloadType == agreed.eventPayloadType()) {
            keys.take(payload, length, timestamp);
        } else if (payloadType == Codec.PCMA.payloadType()) {
            heard.take(Codec.PCMA, payload, length, source, timestamp);
        } else if (payloadType == Codec.PCMU.payloadType()) {
            heard.take(Codec.PCMU, payload, length, source, timestamp);
        }
    }
}
