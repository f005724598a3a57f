package org.civicline.ticketing.followup;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.followup.ExclusionStore.Decision;
import org.civicline.ticketing.followup.ExclusionStore.Exclusion;
import org.civicline.ticketing.input.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a follow-up out of the adjusted rates: with evidence, and by the word of a second person who had no part (剔除). */
@Component
class ExclusionDesk {

    private final ExclusionStore store;
    private final Handlers handlers;
    private final CaseFile file;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    ExclusionDesk(ExclusionStore store, Handlers handlers, CaseFile file, Access access, Audit audit, Clock clock) {
        this.store = store;
        this.handlers = handlers;
        this.file = file;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Asked by whoever may know what was said, the department that was judged too.
     *
     * @param keptAt where the evidence is kept, if it is more than words
     */
    @Transactional
    public void ask(TicketId ticket, ExclusionGround ground, @Nullable String evidence, @Nullable String keptAt) {
        StaffMember by = handlers.reader(ticket);
        String words = Field.REASON.require(evidence);
        String place = Field.ADDRESS.accept(keptAt);
        TicketRow row = file.lock(ticket);
        UUID followUp = store.lastEnded(ticket)
                .orElseThrow(() -> new RefusedException(Refusal.conflict("ticketing.follow-up-not-ended")));
        UUID id = Ids.next(clock);
        if (!store.add(id, followUp, ticket, ground, words, place, by.id().value(), Columns.now(clock))) {
            throw new RefusedException(Refusal.conflict("ticketing.exclusion-asked"));
        }
        audit.record("exclusion.asked", "ticket:" + row.number(), Map.of("ground", ground.name()));
    }

    @Transactional
    public void decide(UUID id, boolean approved, @Nullable String why) {
        StaffMember by = access.supervisor();
        String note = Field.NOTE.require(why);
        Exclusion asked = store.find(id, by)
                .orElseThrow(() -> new RefusedException(Refusal.notFound("ticketing.unknown-exclusion")));
        if (asked.handled()) {
            throw new RefusedException(Refusal.forbidden("ticketing.own-case"));
        }
        if (asked.askedBy().equals(by.id().value())) {
            throw new RefusedException(Refusal.forbidden("ticketing.exclusion-needs-another"));
        }
        if (!store.decide(id, new Decision(Columns.now(clock), by.id().value(), approved, note))) {
            throw new RefusedException(Refusal.conflict("ticketing.exclusion-decided"));
        }
        audit.record(
                approved ? "exclusion.approved" : "exclusion.refused",
                "ticket:" + asked.number(),
                Map.of("ground", asked.ground().name()));
    }
}
