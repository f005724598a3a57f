package org.civicline.simulators.sip;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sip.Dialog;
import javax.sip.message.Request;
import org.civicline.simulators.rtp.AudioSource;
import org.civicline.simulators.rtp.DigitListener;
import org.civicline.simulators.rtp.Heard;
import org.civicline.simulators.rtp.MediaFormat;
import org.civicline.simulators.rtp.RtpSession;
import org.jspecify.annotations.Nullable;

/**
 * One telephone call, placed ({@link OutgoingCall}) or received ({@link IncomingCall}). Its futures complete on the SIP
 * thread of the phone: what hangs on them must not block. All methods may be called from any thread.
 */
public abstract sealed class Call permits OutgoingCall, IncomingCall {

    final SipPhone phone;
    private final String id;
    private final long startedNanos = System.nanoTime();
    private final CompletableFuture<Call> ringing = new CompletableFuture<>();
    private final CompletableFuture<Call> answered = new CompletableFuture<>();
    private final CompletableFuture<CallEnd> ended = new CompletableFuture<>();
    private final AtomicInteger renegotiations = new AtomicInteger();
    private final StringBuffer keys = new StringBuffer();
    private final CopyOnWriteArrayList<DigitListener> keyListeners = new CopyOnWriteArrayList<>();

    private CallState state = CallState.CALLING;
    private @Nullable CallEnd end;
    private @Nullable RtpSession media;
    private long tryingNanos;
    private long ringingNanos;
    private long answeredNanos;
    private long endedNanos;
    private long sdpVersion = 1;
    volatile @Nullable Dialog dialog;

    Call(SipPhone phone, String id) {
        this.phone = phone;
        this.id = id;
    }

    /** The Call-ID. */
    public String id() {
        return id;
    }

    /** The number called, as in the request's address; unescaped. */
    public abstract String called();

    /** Who calls: what this phone says of itself, or what came in. */
    public abstract CallerId caller();

    /** Where the call stands. */
    public synchronized CallState state() {
        return state;
    }

    /** How it ended, if it has. */
    public synchronized Optional<CallEnd> end() {
        return Optional.ofNullable(end);
    }

    /** Completes when the called end rings; when it is answered or over at the latest. */
    public CompletableFuture<Call> whenRinging() {
        return ringing.copy();
    }

    /** Completes with this call when it is answered; exceptionally when it ends without. */
    public CompletableFuture<Call> whenAnswered() {
        return answered.copy();
    }

    /** Completes when the call is over. */
    public CompletableFuture<CallEnd> whenEnded() {
        return ended.copy();
    }

    /** Waits for the answer; false when the time is over or the call ended without. */
    public boolean awaitAnswered(Duration timeout) throws InterruptedException {
        return await(answered, timeout) && !answered.isCompletedExceptionally();
    }

    /** Waits for the end; false when the time is over. */
    public boolean awaitEnded(Duration timeout) throws InterruptedException {
        return await(ended, timeout);
    }

    /** When what happened. */
    public CallTimings timings() {
        RtpSession session;
        synchronized (this) {
            session = media;
        }
        OptionalLong none = OptionalLong.empty();
        OptionalLong packet = session == null ? none : session.heard().firstPacketNanos();
        OptionalLong audio = session == null ? none : session.heard().firstAudioNanos();
        OptionalLong talk = session == null ? none : session.heard().firstAudioAfterAnswerNanos();
        synchronized (this) {
            return new CallTimings(
                    since(tryingNanos),
                    since(ringingNanos),
                    since(answeredNanos),
                    since(packet.orElse(0)),
                    since(audio.orElse(0)),
                    since(talk.orElse(0)),
                    since(endedNanos));
        }
    }

    /**
     * What this end has heard so far.
     *
     * @throws IllegalStateException for an incoming call that has not been answered
     */
    public Heard heard() {
        return session().heard();
    }

    /** What both ends agreed to send; empty before the answer. */
    public Optional<MediaFormat> format() {
        return Optional.ofNullable(session().format());
    }

    /** The keys the other end has pressed so far. */
    public String digitsHeard() {
        return keys.toString();
    }

    /** Hears the keys the other end presses from now on. */
    public void onDigit(DigitListener listener) {
        keyListeners.add(listener);
    }

    /** How often the other end has moved or held the sound of this call since the answer (re-INVITE, UPDATE). */
    public int renegotiations() {
        return renegotiations.get();
    }

    /** Says this from now on; see {@link RtpSession#play}. */
    public CompletableFuture<Void> play(AudioSource source) {
        return session().play(source);
    }

    /** Presses keys ({@code 0-9 * # A-D}); completes when the last is released. */
    public CompletableFuture<Void> sendDigits(String digits) {
        return session().press(digits);
    }

    /** Ends the call in whatever way its state asks for: CANCEL, a refusal or BYE. Harmless when it is over. */
    public abstract void hangUp();

    @Override
    public String toString() {
        return "%s[%s, %s, %s]"
                .formatted(
                        getClass().getSimpleName(),
                        id,
                        state(),
                        end().map(Object::toString).orElse("-"));
    }

    /** The BYE of the other end; {@code reason} may be empty. */
    final void hungUpThere(String reason) {
        finish(new CallEnd(CallEnd.Cause.HUNG_UP_THERE, 200, reason));
    }

    /** The offer of a re-INVITE or UPDATE: media is redirected and the answer returned; null when it has no offer. */
    final @Nullable String renegotiate(@Nullable Sdp offer, CallOptions options) {
        RtpSession session = session();
        if (offer == null) {
            return Sdp.offer(phone.host(), session.localPort(), options.codecs(), ++sdpVersion);
        }
        Optional<MediaFormat> agreed = offer.agree(options.codecs());
        if (agreed.isEmpty()) {
            return null;
        }
        session.start(offer.address(), agreed.get(), offer.listens());
        renegotiations.incrementAndGet();
        return answerTo(offer, agreed.get(), session);
    }

    abstract CallOptions options();

    final String answerTo(Sdp offer, MediaFormat agreed, RtpSession session) {
        return Sdp.write(
                phone.host(),
                session.localPort(),
                java.util.List.of(agreed.codec()),
                agreed.eventPayloadType(),
                offer.answeringDirection(),
                sdpVersion++);
    }

    final synchronized void media(RtpSession session) {
        media = session;
    }

    final RtpSession session() {
        RtpSession session;
        synchronized (this) {
            session = media;
        }
        if (session == null) {
            throw new IllegalStateException("no sound before the call is answered: " + id);
        }
        return session;
    }

    final void pressed(char key) {
        keys.append(key);
        keyListeners.forEach(listener -> listener.pressed(key));
    }

    final synchronized void tried() {
        tryingNanos = tryingNanos == 0 ? System.nanoTime() : tryingNanos;
    }

    final void rings() {
        synchronized (this) {
            if (state != CallState.CALLING) {
                return;
            }
            state = CallState.RINGING;
            ringingNanos = System.nanoTime();
        }
        ringing.complete(this);
    }

    /** Moves to talking; false when the call is past that already. */
    final boolean talks(InetSocketAddress remote, MediaFormat agreed, boolean send) {
        RtpSession session = session();
        synchronized (this) {
            if (state == CallState.TALKING || state == CallState.ENDED) {
                return false;
            }
            state = CallState.TALKING;
            answeredNanos = System.nanoTime();
        }
        session.answered();
        session.start(remote, agreed, send);
        ringing.complete(this);
        answered.complete(this);
        return true;
    }

    /** Ends the call once; false when it had ended already. */
    final boolean finish(CallEnd how) {
        RtpSession session;
        synchronized (this) {
            if (state == CallState.ENDED) {
                return false;
            }
            state = CallState.ENDED;
            end = how;
            endedNanos = System.nanoTime();
            session = media;
        }
        if (session != null) {
            session.close();
        }
        phone.forget(this);
        ringing.complete(this);
        answered.completeExceptionally(new CallNotAnswered(how));
        ended.complete(how);
        return true;
    }

    final void sendBye() {
        Dialog current = dialog;
        if (current != null) {
            phone.transport().sendInDialog(current, Request.BYE);
        }
    }

    private @Nullable Duration since(long nanos) {
        return nanos == 0 ? null : Duration.ofNanos(nanos - startedNanos);
    }

    private static boolean await(CompletableFuture<?> future, Duration timeout) throws InterruptedException {
        try {
            future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException endedOtherwise) {
            return true;
        }
    }
}
