package org.civicline.channels.texts.outgoing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.texts.SmsSettings;
import org.civicline.channels.texts.coding.TextParts;
import org.civicline.channels.texts.coding.TextParts.Part;
import org.civicline.channels.texts.line.SmsLine;
import org.civicline.channels.texts.line.SmsLine.Submission;
import org.civicline.channels.texts.outgoing.Segment.State;
import org.civicline.foundation.Correlation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/** Sends one claimed text: prepares it, submits its parts, keeps the answers. */
@Component
class TextSending {

    private static final Logger log = LoggerFactory.getLogger(TextSending.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration KEEPING_PAUSE = Duration.ofMillis(500);

    private final Transactions transactions;
    private final Preparation preparation;
    private final OutboundTexts texts;
    private final Segments segments;
    private final TextStates states;
    private final ReceiptDesk receipts;
    private final SmsLine line;
    private final SealedWords sealed;
    private final SmsSettings settings;
    private final Clock clock;

    TextSending(
            Transactions transactions,
            Preparation preparation,
            OutboundTexts texts,
            Segments segments,
            TextStates states,
            ReceiptDesk receipts,
            SmsLine line,
            SealedWords sealed,
            SmsSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.preparation = preparation;
        this.texts = texts;
        this.segments = segments;
        this.states = states;
        this.receipts = receipts;
        this.line = line;
        this.sealed = sealed;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does not throw: what goes wrong shows in the text's state, or in a lease that runs out. */
    void send(OutboundText text) {
        try (var _ = Correlation.of(text.id())) {
            List<Part> parts = TextParts.of(sealed.open(text.body()), text.reference());
            List<Segment> prepared = preparation.prepare(text, parts.size());
            if (!prepared.isEmpty()) {
                keep(text, submit(text, prepared, parts));
            }
        } catch (RuntimeException e) {
            log.error("text {} could not be sent; it is looked at again when its lease is over", text.id(), e);
        }
    }

    private List<Segment> submit(OutboundText text, List<Segment> prepared, List<Part> parts) {
        List<Segment> after = new ArrayList<>();
        @Nullable String stop = null;
        for (Segment segment : prepared) {
            if (segment.state() != State.SUBMITTING) {
                after.add(segment);
                continue;
            }
            if (stop == null && leaseEndsSoon(text)) {
                stop = "lease-over";
            }
            Segment now = stop != null
                    ? segment.as(State.PENDING, stop)
                    : answered(segment, line.submit(text.recipient().value(), parts.get(segment.number() - 1)));
            after.add(now);
            if (now.state() != State.SENT) {
                stop = now.reason();
            }
        }
        return after;
    }

    private static Segment answered(Segment segment, Submission submission) {
        return switch (submission) {
            case Submission.Accepted(String id) -> segment.sent(MessageIds.normal(id));
            case Submission.RetryLater(String reason) -> segment.as(State.PENDING, reason);
            case Submission.Rejected(String reason) -> segment.as(State.FAILED, reason);
            case Submission.InDoubt(String reason) -> segment.as(State.IN_DOUBT, reason);
        };
    }

    /** A submission may take as long as the line waits for an answer. */
    private boolean leaseEndsSoon(OutboundText text) {
        Duration longest = Duration.ofSeconds(settings.smsc().responseSeconds() * 2L);
        return clock.instant().plus(longest).isAfter(text.leaseUntil());
    }

    /** The centre has them already, so an outage of the database must not make us forget: tried until it is kept. */
    private void keep(OutboundText text, List<Segment> after) {
        Instant giveUp = text.leaseUntil().plus(settings.doubt());
        while (true) {
            try {
                transactions.run(() -> settle(text, after));
                receipts.matchLate();
                return;
            } catch (DataAccessException e) {
                if (clock.instant().isAfter(giveUp)) {
                    throw e;
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(KEEPING_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the answer was kept", e);
        }
    }

    private void settle(OutboundText text, List<Segment> after) {
        boolean ours = texts.lockLease(text);
        segments.save(text.recipient().value(), after);
        if (!ours) {
            // too late: whoever looks at it next finds the message ids
            return;
        }
        List<Segment> now = segments.of(text.id());
        Instant instant = clock.instant();
        if (now.stream().anyMatch(part -> part.state() == State.FAILED)) {
            states.end(text.id(), "failed", reason(now, State.FAILED));
        } else if (has(now, State.IN_DOUBT)) {
            texts.again(text.id(), instant.plus(settings.doubt()), reason(now, State.IN_DOUBT));
        } else if (has(now, State.PENDING)) {
            texts.again(text.id(), instant.plus(pauseAfter(text.attempts())), reason(now, State.PENDING));
        } else {
            states.sent(text.id());
        }
    }

    private static boolean has(List<Segment> parts, State state) {
        return parts.stream().anyMatch(part -> part.state() == state);
    }

    private static String reason(List<Segment> parts, State state) {
        return parts.stream()
                .filter(part -> part.state() == state)
                .map(Segment::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(state.word());
    }

    static Duration pauseAfter(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
