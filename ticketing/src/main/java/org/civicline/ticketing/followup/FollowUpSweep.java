package org.civicline.ticketing.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.TicketId;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks for follow-ups whose time has come. Several nodes may do so at once: each follow-up is claimed by one. */
@Component
class FollowUpSweep {

    private final DueFollowUps due;
    private final FollowUpDesk desk;
    private final LinkStore links;
    private final Clock clock;

    FollowUpSweep(DueFollowUps due, FollowUpDesk desk, LinkStore links, Clock clock) {
        this.due = due;
        this.desk = desk;
        this.links = links;
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${civicline.follow-up.sweep-every:30s}",
            initialDelayString = "${civicline.follow-up.sweep-every:30s}")
    void sweep() {
        Instant now = Columns.now(clock);
        DueFollowUps.Claimed claimed;
        do {
            claimed = due.claim(now);
            giveUp(claimed.unanswered());
        } while (claimed.more());
        links.dropExpired(now);
    }

    /** One case that cannot be closed does not keep the others open. */
    private void giveUp(List<TicketId> unanswered) {
        @Nullable RuntimeException failure = null;
        for (TicketId ticket : unanswered) {
            try {
                desk.giveUp(ticket);
            } catch (RuntimeException one) {
                if (failure == null) {
                    failure = one;
                } else {
                    failure.addSuppressed(one);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
