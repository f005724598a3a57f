package org.civicline.ticketing.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.DispatchId;
import org.civicline.ticketing.SideStep;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.cases.TicketStore;
import org.civicline.ticketing.catalogue.DisputeBook;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketAction;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.clocks.DutyClock;
import org.civicline.ticketing.unwanted.Unwanted;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the steps off the straight way, in the transaction of whoever asks. */
@Component
class SideSteps {

    private final CaseFile file;
    private final Freshness freshness;
    private final TicketStore tickets;
    private final CoSteps coSteps;
    private final Merging merging;
    private final Access access;
    private final Departments departments;
    private final DisputeBook disputes;
    private final Unwanted unwanted;
    private final Clock clock;

    SideSteps(
            CaseFile file,
            Freshness freshness,
            TicketStore tickets,
            CoSteps coSteps,
            Merging merging,
            Access access,
            Departments departments,
            DisputeBook disputes,
            Unwanted unwanted,
            Clock clock) {
        this.file = file;
        this.freshness = freshness;
        this.tickets = tickets;
        this.coSteps = coSteps;
        this.merging = merging;
        this.access = access;
        this.departments = departments;
        this.disputes = disputes;
        this.unwanted = unwanted;
        this.clock = clock;
    }

    /** @return the ticket as it is now */
    TicketRow take(TicketId id, SideStep step, long version) {
        switch (step) {
            case SideStep.OfDepartment own -> {
                return byDepartment(id, own, version);
            }
            case SideStep.OfDesk desk -> {
                return byDesk(id, desk, version);
            }
            case SideStep.OfLeadOrDesk about -> coSteps.byLeadOrDesk(id, about, version);
            case SideStep.OfCoHandler own -> coSteps.byCoHandler(id, own, version);
            case SideStep.OfTies ties -> merging.take(id, ties, version);
        }
        return tickets.find(id).orElseThrow();
    }

    private TicketRow byDepartment(TicketId id, SideStep.OfDepartment step, long version) {
        StaffMember officer = access.officer();
        TicketRow row = file.lock(id);
        if (!row.ledBy(officer.departmentCode())) {
            throw new RefusedException(CaseFile.unknown());
        }
        freshness.require(row, version);
        return file.take(row, action(row, step, officer), officer, note(step));
    }

    private TicketAction action(TicketRow row, SideStep.OfDepartment step, StaffMember officer) {
        Instant now = Columns.now(clock);
        return switch (step) {
            case SideStep.AskReturn(var reason, String text, String suggested) ->
                new TicketAction.AskReturn(reason, Field.REASON.require(text), known(suggested), now);
            case SideStep.Dispute(String text) -> new TicketAction.Dispute(Field.REASON.require(text), now);
            case SideStep.AskExtension(int days, String reason) ->
                new TicketAction.AskExtension(days, Field.REASON.require(reason), replyDue(row, now), now);
            case SideStep.Suspend(String reason) ->
                new TicketAction.Suspend(Field.REASON.require(reason), replyDue(row, now), now);
            case SideStep.NoteContact(Instant at, String text) ->
                new TicketAction.NoteContact(
                        at == null ? now : at.truncatedTo(ChronoUnit.MICROS), Field.REASON.require(text), now);
            case SideStep.Resume() -> new TicketAction.Resume(now);
            case SideStep.HandDown(String below, var _) ->
                new TicketAction.HandDown(duty(below(officer.departmentCode(), below), row, now));
            case SideStep.BackUp(String reason) -> backUp(row, Field.REASON.require(reason), now);
        };
    }

    private static @Nullable String note(SideStep.OfDepartment step) {
        return step instanceof SideStep.HandDown(String _, String note) ? Field.NOTE.accept(note) : null;
    }

    private static Instant replyDue(TicketRow row, Instant now) {
        DutyClock reply = row.clock(Duty.REPLY);
        return reply == null ? now : reply.dueAt();
    }

    /** One that is not where it was handed down stays with itself, which the transitions refuse. */
    private TicketAction backUp(TicketRow row, String reason, Instant now) {
        TicketRow.Lead lead = Objects.requireNonNull(row.lead(), "an officer's ticket has a lead");
        TicketRow.Lead above = lead.handedFrom() == null ? lead : tickets.lead(lead.handedFrom());
        Instant signed = above.signedAt() == null ? now : above.signedAt();
        return new TicketAction.BackUp(above.duty(), signed, reason, now);
    }

    private String below(String own, String wanted) {
        Department found = department(wanted);
        for (String above = found.parentCode();
                above != null;
                above = department(above).parentCode()) {
            if (above.equals(own)) {
                return wanted;
            }
        }
        throw new RefusedException(Refusal.invalid("ticketing.not-below"));
    }

    private Department department(String code) {
        return departments
                .find(code)
                .orElseThrow(() -> new RefusedException(Refusal.invalid("ticketing.unknown-department")));
    }

    private @Nullable String known(@Nullable String code) {
        return code == null || code.isBlank() ? null : department(code).code();
    }

    private LeadDuty duty(String department, TicketRow row, Instant now) {
        return LeadDuty.fresh(new DispatchId(Ids.next(clock)), department, now, row.returns());
    }

    private TicketRow byDesk(TicketId id, SideStep.OfDesk step, long version) {
        StaffMember staff = step instanceof SideStep.Arbitrate ? access.supervisor() : access.desk();
        TicketRow row = file.lock(id);
        freshness.require(row, version);
        TicketAction action = action(row, step);
        TicketRow after = file.take(row, action, staff, null);
        switch (action) {
            case TicketAction.AcceptReturn _ -> disputes.returned(row);
            // That nobody else was found says nothing about whose duty it is.
            case TicketAction.Arbitrate(LeadDuty duty, String grounds, var by)
            when by == null -> disputes.arbitrated(row, duty.department(), grounds);
            default -> {}
        }
        return after;
    }

    private TicketAction action(TicketRow row, SideStep.OfDesk step) {
        Instant now = Columns.now(clock);
        return switch (step) {
            case SideStep.AcceptReturn() -> new TicketAction.AcceptReturn(now);
            case SideStep.RefuseReturn(String reason) ->
                new TicketAction.RefuseReturn(Field.REASON.require(reason), now);
            case SideStep.Arbitrate(String code, String grounds) ->
                new TicketAction.Arbitrate(
                        duty(department(code).code(), row, now),
                        Field.REASON.require(grounds),
                        unwanted.rule(row, code));
            case SideStep.GrantExtension() -> new TicketAction.GrantExtension(now);
            case SideStep.RefuseExtension(String reason) ->
                new TicketAction.RefuseExtension(Field.REASON.require(reason), now);
            case SideStep.NotAccept(var ground, String instead) ->
                new TicketAction.NotAccept(ground, Field.NOTE.require(instead), now);
            case SideStep.Withdraw(String note) -> new TicketAction.Withdraw(Field.NOTE.require(note), now);
            case SideStep.Redo(String reason) ->
                new TicketAction.Redo(duty(lastLead(row), row, now), Field.REASON.require(reason));
            case SideStep.Reopen(String text) -> new TicketAction.Reopen(Field.REASON.require(text), now);
        };
    }

    /** Nobody's where it was answered on the spot: the transitions refuse to do that again. */
    private static String lastLead(TicketRow row) {
        return row.lead() == null ? "" : row.lead().department();
    }
}
