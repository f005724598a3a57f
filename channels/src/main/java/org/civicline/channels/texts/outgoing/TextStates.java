package org.civicline.channels.texts.outgoing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.texts.TextMetrics;
import org.civicline.channels.texts.outgoing.OutboundTexts.Standing;
import org.civicline.channels.texts.outgoing.Segment.State;
import org.civicline.foundation.Correlation;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.Ending;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What the parts of a text make of it, and the end of its interaction. All within the caller's transaction. */
@Component
class TextStates {

    private static final Logger log = LoggerFactory.getLogger(TextStates.class);

    private final OutboundTexts texts;
    private final Segments segments;
    private final Interactions interactions;
    private final TextMetrics metrics;
    private final Clock clock;

    TextStates(OutboundTexts texts, Segments segments, Interactions interactions, TextMetrics metrics, Clock clock) {
        this.texts = texts;
        this.segments = segments;
        this.interactions = interactions;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Ends a text that is out of our hands if its receipts say so; its row is locked here. */
    void conclude(UUID text) {
        Standing standing = texts.lock(text).orElseThrow();
        List<Segment> parts = segments.of(text);
        if (any(parts, State.FAILED) && !standing.state().equals("sending")) {
            end(text, standing, "failed", reason(parts));
        } else if (!standing.state().equals("sent")) {
            return;
        } else if (any(parts, State.EXPIRED)) {
            end(text, standing, "expired", "not-delivered-in-time");
        } else if (parts.stream().allMatch(part -> part.state() == State.DELIVERED)) {
            end(text, standing, "delivered", null);
        }
    }

    /** The centre has all of it; receipts may have come already. */
    void sent(UUID text) {
        Standing standing = texts.lock(text).orElseThrow();
        Instant now = clock.instant();
        texts.sent(text, now);
        InteractionId interaction = standing.interaction();
        if (interaction != null) {
            interactions.end(interaction, new Ending(now, "sent"));
        }
        Transactions.afterCommit(() -> metrics.count("sent"));
        conclude(text);
    }

    /** Ends it whatever its parts say; does nothing if it has ended. */
    void end(UUID text, String state, @Nullable String reason) {
        texts.lock(text).ifPresent(standing -> end(text, standing, state, reason));
    }

    private void end(UUID text, Standing standing, String state, @Nullable String reason) {
        if (List.of("delivered", "failed", "expired", "not-allowed").contains(standing.state())) {
            return;
        }
        Instant now = clock.instant();
        texts.ended(text, state, reason, now);
        InteractionId interaction = standing.interaction();
        if (interaction != null) {
            interactions.end(interaction, new Ending(now, state));
            interactions.cameTo(interaction, state);
        }
        Transactions.afterCommit(() -> {
            metrics.count(state);
            logEnd(text, state, reason, Duration.between(standing.createdAt(), now));
        });
    }

    private static void logEnd(UUID text, String state, @Nullable String reason, Duration took) {
        try (var _ = Correlation.of(text)) {
            log.info("text ended: state={} reason={} seconds={}", state, reason, took.toSeconds());
        }
    }

    private static boolean any(List<Segment> parts, State state) {
        return parts.stream().anyMatch(part -> part.state() == state);
    }

    private static @Nullable String reason(List<Segment> parts) {
        return parts.stream()
                .filter(part -> part.state() == State.FAILED)
                .map(Segment::reason)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
