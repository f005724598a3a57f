package org.civicline.channels.texts.outgoing;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.texts.SmsSettings;
import org.civicline.channels.texts.TextMetrics;
import org.civicline.channels.texts.outgoing.Segment.State;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.Citizens.ContactPermission;
import org.civicline.ticketing.Citizens.Medium;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.NewInteraction;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.TicketView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The first half of sending, in one transaction: may we, what hangs on the timeline, which parts are now submitted. */
@Component
class Preparation {

    private static final Logger log = LoggerFactory.getLogger(Preparation.class);
    private static final int MOST_REPEATS = 3;

    private final Transactions transactions;
    private final OutboundTexts texts;
    private final Segments segments;
    private final TextStates states;
    private final Citizens citizens;
    private final Interactions interactions;
    private final Tickets tickets;
    private final TextMetrics metrics;
    private final SmsSettings settings;
    private final Clock clock;

    Preparation(
            Transactions transactions,
            OutboundTexts texts,
            Segments segments,
            TextStates states,
            Citizens citizens,
            Interactions interactions,
            Tickets tickets,
            TextMetrics metrics,
            SmsSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.texts = texts;
        this.segments = segments;
        this.states = states;
        this.citizens = citizens;
        this.interactions = interactions;
        this.tickets = tickets;
        this.metrics = metrics;
        this.settings = settings;
        this.clock = clock;
    }

    /** All parts, with those to be submitted now marked so; empty if there is nothing to submit. */
    List<Segment> prepare(OutboundText text, int parts) {
        return transactions.call(() -> {
            if (!texts.lockLease(text)) {
                return List.of();
            }
            if (text.interaction() == null) {
                beginInteraction(text);
            }
            return switch (citizens.mayContact(text.recipient(), Medium.SMS, clock.instant())) {
                case ContactPermission.Allowed _ -> mark(text, parts);
                case ContactPermission.Later(Instant until, String reason) -> {
                    texts.again(text.id(), until, reason);
                    yield List.of();
                }
                case ContactPermission.Denied(String reason) -> {
                    states.end(text.id(), "not-allowed", reason);
                    yield List.of();
                }
            };
        });
    }

    private void beginInteraction(OutboundText text) {
        InteractionId interaction = interactions.begin(new NewInteraction(
                Channel.SMS,
                false,
                "text:" + text.id(),
                text.recipient(),
                SealedWords.hidden(text.body()),
                clock.instant()));
        ticket(text).ifPresent(ticket -> interactions.about(interaction, new TicketId(ticket)));
        texts.begun(text.id(), interaction);
    }

    private Optional<UUID> ticket(OutboundText text) {
        if (text.ticket() != null || text.ticketNumber() == null) {
            return Optional.ofNullable(text.ticket());
        }
        return tickets.findByNumber(text.ticketNumber()).map(TicketView::id).map(TicketId::value);
    }

    private List<Segment> mark(OutboundText text, int parts) {
        Instant now = Columns.micros(clock.instant());
        List<Segment> known = segments.of(text.id());
        List<Segment> marked = new ArrayList<>();
        for (int number = 1; number <= parts; number++) {
            Segment segment = number <= known.size()
                    ? known.get(number - 1)
                    : new Segment(text.id(), number, State.PENDING, null, null, 0, null);
            marked.add(next(text, segment, now));
            // adopted ids must be known to the question for the next one
            segments.save(text.recipient().value(), List.of(marked.getLast()));
        }
        return marked;
    }

    private Segment next(OutboundText text, Segment segment, Instant now) {
        return switch (segment.state()) {
            case PENDING, SUBMITTING -> segment.submitting(now, false);
            case IN_DOUBT -> resolve(text, segment, now);
            case SENT, DELIVERED, FAILED, EXPIRED -> segment;
        };
    }

    private Segment resolve(OutboundText text, Segment segment, Instant now) {
        Instant submitted = segment.submittedAt() == null ? text.createdAt() : segment.submittedAt();
        Optional<String> stray = segments.strayMessage(
                text.recipient().value(), submitted, now.minus(settings.doubt().dividedBy(4)));
        if (stray.isPresent()) {
            return segment.sent(stray.get());
        }
        if (segment.repeats() >= MOST_REPEATS) {
            return segment.as(State.FAILED, "outcome-unknown");
        }
        metrics.count("repeated");
        log.warn(
                "text {} part {} is submitted again: nobody knows what became of it the time before",
                text.id(),
                segment.number());
        return segment.submitting(now, true);
    }
}
