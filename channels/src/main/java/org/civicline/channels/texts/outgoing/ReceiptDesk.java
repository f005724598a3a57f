package org.civicline.channels.texts.outgoing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.texts.line.IncomingReceipts;
import org.civicline.channels.texts.outgoing.Segment.State;
import org.civicline.channels.texts.outgoing.Segments.Match;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Keeps delivery receipts and brings them to their texts, whichever comes first. */
@Component
class ReceiptDesk implements IncomingReceipts {

    private static final Duration MATCHED_WITHIN = Duration.ofHours(1);

    private final Transactions transactions;
    private final OutboundTexts texts;
    private final Segments segments;
    private final TextStates states;
    private final Clock clock;

    ReceiptDesk(Transactions transactions, OutboundTexts texts, Segments segments, TextStates states, Clock clock) {
        this.transactions = transactions;
        this.texts = texts;
        this.segments = segments;
        this.states = states;
        this.clock = clock;
    }

    @Override
    public void take(Receipt receipt) {
        transactions.run(() -> {
            Instant now = clock.instant();
            long id = segments.addReceipt(
                    MessageIds.candidates(receipt.messageId()),
                    receipt.recipient(),
                    receipt.status().name(),
                    receipt.error(),
                    now);
            segments.matches(id, now.minus(MATCHED_WITHIN)).forEach(this::apply);
        });
    }

    /** For receipts that came before the answer they are about was committed. */
    void matchLate() {
        for (Match match : segments.matches(null, clock.instant().minus(MATCHED_WITHIN))) {
            transactions.run(() -> apply(match));
        }
    }

    private void apply(Match match) {
        // the text before its segments, as the sender locks them
        texts.lock(match.text());
        if (!segments.matched(match.receipt(), match.text())) {
            return;
        }
        State state = state(Status.valueOf(match.status()));
        if (state != null) {
            segments.settled(match.text(), match.number(), state, match.error());
            states.conclude(match.text());
        }
    }

    private static @Nullable State state(Status status) {
        return switch (status) {
            case PASSING -> null;
            case DELIVERED -> State.DELIVERED;
            case EXPIRED -> State.EXPIRED;
            case FAILED -> State.FAILED;
        };
    }
}
