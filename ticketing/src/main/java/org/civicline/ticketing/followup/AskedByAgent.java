package org.civicline.ticketing.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.CaseHistory;
import org.civicline.ticketing.cases.CaseStep;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.input.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An agent asks the citizen by telephone, and enters what they said; never one whose department handled the case. */
@Component
class AskedByAgent {

    private final FollowUpStore store;
    private final Handlers handlers;
    private final Asking asking;
    private final CaseFile file;
    private final CaseHistory history;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    AskedByAgent(
            FollowUpStore store,
            Handlers handlers,
            Asking asking,
            CaseFile file,
            CaseHistory history,
            Access access,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.handlers = handlers;
        this.asking = asking;
        this.file = file;
        this.history = history;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    public void answered(TicketId ticket, Judgement said) {
        StaffMember by = access.desk();
        TicketRow row = file.lock(ticket);
        asking.answered(row, open(row, by), said, Channel.PHONE, null, by, Columns.now(clock));
        audit.record("follow-up.recorded", "ticket:" + row.number(), Map.of("grade", said.grade()));
    }

    /** @param why what came of the call: no answer, engaged, a wrong number */
    @Transactional
    public void notReached(TicketId ticket, @Nullable String why) {
        StaffMember by = access.desk();
        String reason = Field.REASON.require(why);
        TicketRow row = file.lock(ticket);
        Instant now = Columns.now(clock);
        asking.tried(open(row, by), 0, now);
        history.add(
                row.id(),
                row.number(),
                row.status(),
                by,
                CaseStep.of("follow-up-called", now).saying(reason));
        if (asking.enough(open(row, by))) {
            asking.stop(row, now);
        }
    }

    private FollowUpStore.Open open(TicketRow row, StaffMember by) {
        handlers.refuse(row.id(), by);
        return store.open(row.id()).orElseThrow(() -> new RefusedException(FollowUpDesk.notOpen(row)));
    }
}
