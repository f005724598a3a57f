package org.civicline.ticketing.reading;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.CoHandlerView;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.lifecycle.CoDuty;
import org.civicline.ticketing.lifecycle.CoHandling;
import org.civicline.ticketing.lifecycle.CoHandling.By;
import org.civicline.ticketing.lifecycle.CoHandling.Step;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows who helps with a ticket, and what the viewer may do about it. */
@Component
class CoHandlers {

    private final People people;

    CoHandlers(People people) {
        this.people = people;
    }

    List<CoHandlerView> of(TicketRow row) {
        return row.coHandlers().stream().map(this::view).toList();
    }

    private CoHandlerView view(CoDuty duty) {
        return new CoHandlerView(
                duty.department(),
                Objects.requireNonNullElse(people.departmentName(duty.department()), duty.department()),
                duty.stand().name(),
                duty.namedAt(),
                duty.note(),
                duty.signedAt(),
                duty.contributedAt(),
                duty.contribution() == null ? duty.declined() : duty.contribution());
    }

    /** By name. Whom to name, or to release, is still to be chosen. */
    static List<String> possible(TicketRow row, Viewer viewer) {
        return switch (viewer) {
            case Viewer.Desk(var staff) ->
                Stream.concat(managing(row, By.DESK), own(row, staff)).toList();
            case Viewer.Officer(var staff) ->
                Stream.concat(
                                row.ledBy(staff.departmentCode()) ? managing(row, By.LEAD) : Stream.empty(),
                                own(row, staff))
                        .toList();
            case Viewer.Leader _, Viewer.Stranger _, Viewer.Machine _ -> List.of();
        };
    }

    private static Stream<String> managing(TicketRow row, By by) {
        CoDuty somebody =
                row.coHandlers().stream().filter(CoDuty::open).findFirst().orElse(null);
        return Stream.concat(words(row, by, null, Step.NAME), words(row, by, somebody, Step.RELEASE));
    }

    private static Stream<String> own(TicketRow row, StaffMember staff) {
        return staff.has(Role.OFFICER)
                ? words(
                        row,
                        By.CO_HANDLER,
                        row.coHandler(staff.departmentCode()),
                        Step.SIGN,
                        Step.CONTRIBUTE,
                        Step.DECLINE)
                : Stream.empty();
    }

    private static Stream<String> words(TicketRow row, By by, @Nullable CoDuty duty, Step... steps) {
        return Arrays.stream(steps)
                .filter(step -> CoHandling.against(row.status(), step, by, duty) == null)
                .map(Step::word);
    }
}
