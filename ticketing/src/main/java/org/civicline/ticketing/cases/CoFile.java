package org.civicline.ticketing.cases;

import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.lifecycle.CoDuty;
import org.civicline.ticketing.lifecycle.CoDuty.Stand;
import org.civicline.ticketing.lifecycle.CoHandling;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.clocks.ClockSheet;
import org.civicline.ticketing.sla.clocks.Clocks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;

/** The one way a step is taken about a co-handler, on a locked ticket. The ticket stays where it is. */
@Component
public class CoFile {

    private final CoStore store;
    private final Deadlines deadlines;
    private final Clocks clocks;
    private final CaseHistory history;
    private final JdbcOperations jdbc;
    private final Clock clock;

    CoFile(CoStore store, Deadlines deadlines, Clocks clocks, CaseHistory history, JdbcOperations jdbc, Clock clock) {
        this.store = store;
        this.deadlines = deadlines;
        this.clocks = clocks;
        this.history = history;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws RefusedException if the step does not fit; then nothing has changed */
    public void take(TicketRow row, CoAction action, CoHandling.By by, StaffMember who) {
        CoDuty duty = row.coHandler(action.department());
        refuse(row, action, by, duty);
        String lead = Objects.requireNonNull(row.lead(), "a case with co-handlers has a lead")
                .department();
        var sheet = new ClockSheet(row.clocks(), lead, action.at(), deadlines::moved, this::id);
        var writes = new Writes(jdbc);
        write(writes, row, action, duty, sheet);
        store.touch(writes, row);
        clocks.write(writes, row.id(), sheet);
        history.add(writes, row.id(), row.number(), row.status(), who, said(action));
        writes.send();
    }

    private static void refuse(TicketRow row, CoAction action, CoHandling.By by, @Nullable CoDuty duty) {
        String code = CoHandling.against(row.status(), action.step(), by, duty);
        if (code == null && action instanceof CoAction.Name && row.ledBy(action.department())) {
            code = "ticketing.leads-already";
        }
        if (code != null) {
            throw new RefusedException(
                    Refusal.conflict(code).with("ticketStatus", row.status().name()));
        }
    }

    private void write(Writes writes, TicketRow row, CoAction action, @Nullable CoDuty last, ClockSheet sheet) {
        String department = action.department();
        switch (action) {
            case CoAction.Name name -> {
                boolean bound = last != null && last.stand() == Stand.DECLINED;
                store.named(writes, id(), row.id(), name, bound);
                sheet.start(
                        Duty.SIGN,
                        department,
                        deadlines.of(Duty.SIGN, row.content().matter(), department, name.at()));
                sheet.startBeside(
                        Duty.REPLY,
                        department,
                        deadlines.of(Duty.REPLY, row.content().matter(), department, name.at()));
            }
            case CoAction.Release _ -> {
                store.released(writes, known(last));
                sheet.release(department);
            }
            case CoAction.Sign(var _, var at) -> {
                store.signed(writes, known(last), at);
                sheet.stopOf(department, Duty.SIGN);
            }
            case CoAction.Contribute(var _, String text, var at) -> {
                store.contributed(writes, known(last), text, at);
                sheet.stopOf(department, Duty.REPLY);
            }
            case CoAction.Decline(var _, String reason, var at) -> {
                store.declined(writes, known(last), reason, at);
                sheet.release(department);
            }
        }
    }

    private static CoDuty known(@Nullable CoDuty duty) {
        return Objects.requireNonNull(duty, "only naming begins a duty");
    }

    private static CaseStep said(CoAction action) {
        CaseStep step = switch (action) {
            case CoAction.Name(var _, String note, var at) ->
                CaseStep.of("co-named", at).saying(note);
            case CoAction.Release(var _, String reason, var at) ->
                CaseStep.of("co-released", at).saying(reason);
            case CoAction.Sign(var _, var at) -> CaseStep.of("co-signed", at);
            case CoAction.Contribute(var _, String text, var at) ->
                CaseStep.of("contributed", at).saying(text);
            case CoAction.Decline(var _, String reason, var at) ->
                CaseStep.of("co-declined", at).saying(reason);
        };
        return step.by(action.department());
    }

    private UUID id() {
        return Ids.next(clock);
    }
}
