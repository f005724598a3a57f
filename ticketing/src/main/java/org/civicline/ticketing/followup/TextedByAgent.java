package org.civicline.ticketing.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.Citizens.ContactPermission;
import org.civicline.ticketing.Citizens.Medium;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.events.FollowUpTextWanted;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An agent has the citizen asked once more by text: not too often, not who wants no texts, and no try in vain, since nobody
 * has to be reached for it.
 */
@Component
class TextedByAgent {

    private final FollowUpStore store;
    private final FollowUpSettings settings;
    private final Handlers handlers;
    private final Citizens citizens;
    private final CaseFile file;
    private final Access access;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    TextedByAgent(
            FollowUpStore store,
            FollowUpSettings settings,
            Handlers handlers,
            Citizens citizens,
            CaseFile file,
            Access access,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.settings = settings;
        this.handlers = handlers;
        this.citizens = citizens;
        this.file = file;
        this.access = access;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void text(TicketId ticket) {
        StaffMember by = access.desk();
        TicketRow row = file.lock(ticket);
        handlers.refuse(ticket, by);
        FollowUpStore.Open open = store.open(ticket).orElseThrow(() -> new RefusedException(FollowUpDesk.notOpen(row)));
        Instant now = Columns.now(clock);
        Instant next = settings.textAgain(open.askedAt(), open.textedAt());
        if (next.isAfter(now)) {
            throw new RefusedException(Refusal.conflict("ticketing.texted-lately")
                    .with("hours", settings.textAgainAfter().toHours()));
        }
        ContactPoint point = ContactPoint.phone(row.phone()).orElseThrow(TextedByAgent::unwanted);
        // At a time at which they are not disturbed, it waits in the outbox.
        if (citizens.mayContact(point, Medium.SMS, now) instanceof ContactPermission.Denied) {
            throw unwanted();
        }
        store.texted(open.id(), now);
        events.publishEvent(new FollowUpTextWanted(
                ticket.value(), row.number(), Objects.requireNonNull(row.phone()), row.language(), now));
        audit.record("follow-up.texted", "ticket:" + row.number(), Map.of());
    }

    private static RefusedException unwanted() {
        return new RefusedException(Refusal.conflict("ticketing.text-not-wanted"));
    }
}
