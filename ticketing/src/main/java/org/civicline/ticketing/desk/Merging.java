package org.civicline.ticketing.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.SideStep;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.CaseHistory;
import org.civicline.ticketing.cases.CaseStep;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.cases.TicketStore;
import org.civicline.ticketing.cases.TicketTies;
import org.civicline.ticketing.events.TicketMerged;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.lifecycle.TicketAction;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Brings tickets of one event together, and apart again, in the transaction of whoever asks (并单、关联). */
@Component
class Merging {

    /** All of them are answered in one transaction. */
    private static final int MOST_MERGED = 500;

    private final Freshness freshness;
    private final CaseFile file;
    private final TicketStore tickets;
    private final TicketTies ties;
    private final CaseHistory history;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Merging(
            Freshness freshness,
            CaseFile file,
            TicketStore tickets,
            TicketTies ties,
            CaseHistory history,
            Access access,
            ApplicationEventPublisher events,
            Clock clock) {
        this.freshness = freshness;
        this.file = file;
        this.tickets = tickets;
        this.ties = ties;
        this.history = history;
        this.access = access;
        this.events = events;
        this.clock = clock;
    }

    void take(TicketId id, SideStep.OfTies step, long version) {
        StaffMember staff = access.desk();
        switch (step) {
            case SideStep.Merge(String number, String reason) ->
                merge(id, number, Field.REASON.require(reason), version, staff);
            case SideStep.Unmerge(String reason) -> unmerge(id, Field.REASON.require(reason), version, staff);
            case SideStep.Relate(String number) -> relate(id, number, staff);
            case SideStep.Unrelate(String number) -> unrelate(id, number, staff);
        }
    }

    /** The main ticket is locked first, and one merge waits for another: two that are to be merged crosswise cannot meet. */
    private void merge(TicketId id, String number, String reason, long version, StaffMember staff) {
        TicketId wanted = other(id, number).id();
        ties.oneMergeAtATime();
        TicketRow main = file.lock(wanted);
        TicketRow row = file.lock(id);
        freshness.require(row, version);
        if (answered(main)) {
            throw new RefusedException(Refusal.conflict("ticketing.main-not-open")
                    .with("ticketStatus", main.status().name()));
        }
        if (main.id().value().equals(row.main()) && row.status() == TicketStatus.MERGED) {
            throw new RefusedException(Refusal.conflict("ticketing.merged-already"));
        }
        if (ties.mergedInto(main.id()) + ties.mergedInto(id) >= MOST_MERGED) {
            throw new RefusedException(
                    Refusal.conflict("ticketing.merged-too-many").with("limit", MOST_MERGED));
        }
        Instant now = Columns.now(clock);
        file.take(row, new TicketAction.Merge(main.id(), main.number(), reason, now), staff, null);
        history.add(main.id(), main.number(), main.status(), staff, tie("merged-in", row.number(), now));
        if (row.status() != TicketStatus.MERGED) {
            events.publishEvent(new TicketMerged(id.value(), row.number(), row.phone(), row.language(), now));
        }
    }

    /** Its citizen has been told the answer, or there is none to come. */
    private static boolean answered(TicketRow main) {
        return switch (main.status()) {
            case TO_DISPATCH, DISPATCHED, IN_PROGRESS, RETURN_ASKED, DISPUTED, SUSPENDED, REPLIED -> false;
            case FOLLOW_UP, MERGED, CLOSED, ARCHIVED -> true;
        };
    }

    private void unmerge(TicketId id, String reason, long version, StaffMember staff) {
        TicketRow row = file.lock(id);
        freshness.require(row, version);
        Instant now = Columns.now(clock);
        file.take(row, new TicketAction.Unmerge(reason, now), staff, null);
        if (row.main() != null) {
            TicketRow main = tickets.find(new TicketId(row.main())).orElseThrow();
            history.add(main.id(), main.number(), main.status(), staff, tie("merged-out", row.number(), now));
        }
    }

    private void relate(TicketId id, String number, StaffMember staff) {
        TicketRow row = known(id);
        TicketRow other = other(id, number);
        Instant now = Columns.now(clock);
        if (ties.relate(id, other.id(), staff, now)) {
            told("related", row, other, staff, now);
        }
    }

    private void unrelate(TicketId id, String number, StaffMember staff) {
        TicketRow row = known(id);
        TicketRow other = other(id, number);
        if (ties.unrelate(id, other.id())) {
            told("unrelated", row, other, staff, Columns.now(clock));
        }
    }

    private void told(String name, TicketRow row, TicketRow other, StaffMember staff, Instant now) {
        history.add(row.id(), row.number(), row.status(), staff, tie(name, other.number(), now));
        history.add(other.id(), other.number(), other.status(), staff, tie(name, row.number(), now));
    }

    private static CaseStep tie(String name, String number, Instant at) {
        return new CaseStep(name, at, null, Map.of("number", number));
    }

    private TicketRow known(TicketId id) {
        return tickets.find(id).orElseThrow(() -> new RefusedException(CaseFile.unknown()));
    }

    private TicketRow other(TicketId id, String number) {
        Optional<TicketRow> known = number.indexOf('\0') < 0 ? tickets.findByNumber(number.strip()) : Optional.empty();
        TicketRow found = known.orElseThrow(() -> new RefusedException(Refusal.invalid("ticketing.unknown-number")));
        if (found.id().equals(id)) {
            throw new RefusedException(Refusal.invalid("ticketing.same-ticket"));
        }
        return found;
    }
}
