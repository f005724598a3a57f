package org.civicline.ticketing.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.SideStep;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.CoAction;
import org.civicline.ticketing.cases.CoFile;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.lifecycle.CoHandling.By;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes the steps about co-handlers, in the transaction of whoever asks. */
@Component
class CoSteps {

    /** More than that is a meeting. */
    private static final int MOST_AT_DISPATCH = 10;

    private final Freshness freshness;
    private final CaseFile file;
    private final CoFile coFile;
    private final Access access;
    private final Departments departments;
    private final Clock clock;

    CoSteps(Freshness freshness, CaseFile file, CoFile coFile, Access access, Departments departments, Clock clock) {
        this.freshness = freshness;
        this.file = file;
        this.coFile = coFile;
        this.access = access;
        this.departments = departments;
        this.clock = clock;
    }

    /** Co-handlers as a dispatch names them; refused before anything is written. */
    List<String> checked(String lead, List<String> named) {
        List<String> codes = named.stream().distinct().toList();
        if (codes.size() > MOST_AT_DISPATCH) {
            throw new RefusedException(Refusal.invalid("ticketing.co-too-many").with("limit", MOST_AT_DISPATCH));
        }
        codes.forEach(this::known);
        if (codes.contains(lead)) {
            throw new RefusedException(Refusal.invalid("ticketing.leads-already"));
        }
        return codes;
    }

    /** Those of a dispatch that has just been written in the same transaction. */
    void name(TicketId id, List<String> checked, @Nullable String note, StaffMember desk) {
        Instant now = Columns.now(clock);
        for (String department : checked) {
            coFile.take(file.lock(id), new CoAction.Name(department, note, now), By.DESK, desk);
        }
    }

    void byLeadOrDesk(TicketId id, SideStep.OfLeadOrDesk step, long version) {
        boolean desk = access.viewer() instanceof Viewer.Desk;
        StaffMember staff = desk ? access.desk() : access.officer();
        TicketRow row = file.lock(id);
        if (!desk && !row.ledBy(staff.departmentCode())) {
            throw new RefusedException(CaseFile.unknown());
        }
        freshness.require(row, version);
        coFile.take(row, action(step), desk ? By.DESK : By.LEAD, staff);
    }

    private CoAction action(SideStep.OfLeadOrDesk step) {
        Instant now = Columns.now(clock);
        return switch (step) {
            case SideStep.NameCoHandler(String department, String note) ->
                new CoAction.Name(known(department), Field.NOTE.accept(note), now);
            case SideStep.ReleaseCoHandler(String department, String reason) ->
                new CoAction.Release(known(department), Field.REASON.require(reason), now);
        };
    }

    void byCoHandler(TicketId id, SideStep.OfCoHandler step, long version) {
        StaffMember officer = access.officer();
        TicketRow row = file.lock(id);
        if (row.coHandler(officer.departmentCode()) == null) {
            throw new RefusedException(CaseFile.unknown());
        }
        freshness.require(row, version);
        coFile.take(row, action(step, officer.departmentCode()), By.CO_HANDLER, officer);
    }

    private CoAction action(SideStep.OfCoHandler step, String own) {
        Instant now = Columns.now(clock);
        return switch (step) {
            case SideStep.CoSign() -> new CoAction.Sign(own, now);
            case SideStep.Contribute(String text) -> new CoAction.Contribute(own, Field.REPLY.require(text), now);
            case SideStep.DeclineCoHandling(String reason) ->
                new CoAction.Decline(own, Field.REASON.require(reason), now);
        };
    }

    private String known(String code) {
        if (departments.find(code).isEmpty()) {
            throw new RefusedException(Refusal.invalid("ticketing.unknown-department"));
        }
        return code;
    }
}
