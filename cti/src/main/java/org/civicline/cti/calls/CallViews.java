package org.civicline.cti.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.civicline.foundation.Masking;
import org.civicline.foundation.StaffId;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.Citizens.CitizenCard;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.InteractionView;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.TicketFilter;
import org.civicline.ticketing.Tickets.TicketLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A call as an agent sees it: who calls, what we know of them, what is open. */
@Component
class CallViews {

    private static final int TICKETS = 20;

    private final Interactions interactions;
    private final Citizens citizens;
    private final Tickets tickets;
    private final Clock clock;

    CallViews(Interactions interactions, Citizens citizens, Tickets tickets, Clock clock) {
        this.interactions = interactions;
        this.citizens = citizens;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** @param viewer sees the whole number while the call is theirs */
    CallView view(Call call, StaffId viewer) {
        boolean mine = viewer.equals(call.agent());
        Optional<CitizenId> citizen = interactions.find(call.interaction()).map(InteractionView::citizen);
        return new CallView(
                call.id().toString(),
                call.state(),
                from(call, mine),
                call.beganAt(),
                call.answeredAt(),
                call.endedAt(),
                waited(call),
                call.interaction().toString(),
                call.offer() == null ? null : call.offer().toString(),
                citizen.flatMap(citizens::card).orElse(null),
                citizen.map(this::ticketsOf).orElse(List.of()));
    }

    private static @Nullable String from(Call call, boolean mine) {
        String number = call.number();
        return number == null || mine ? number : Masking.phone(number);
    }

    private long waited(Call call) {
        Instant until = call.answeredAt() != null
                ? call.answeredAt()
                : call.endedAt() != null ? call.endedAt() : clock.instant();
        return Math.max(0, Duration.between(call.beganAt(), until).toSeconds());
    }

    private List<TicketLine> ticketsOf(CitizenId citizen) {
        var filter = new TicketFilter(java.util.Set.of(), null, citizen, null);
        return tickets.list(filter, null, TICKETS).items().stream()
                .sorted(Comparator.comparing((TicketLine line) -> line.status().over())
                        .thenComparing(TicketLine::createdAt, Comparator.reverseOrder()))
                .toList();
    }

    /** {@code Call} of the staff API. */
    record CallView(
            String id,
            CallState state,
            @Nullable String from,
            Instant startedAt,
            @Nullable Instant answeredAt,
            @Nullable Instant endedAt,
            long waitedSeconds,
            String interactionId,
            @Nullable String offerId,
            @Nullable CitizenCard citizen,
            List<TicketLine> tickets) {}
}
