package org.civicline.ticketing.reading;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.civicline.foundation.Masking;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Tickets.FormView;
import org.civicline.ticketing.Tickets.PendingView;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.cases.Pending;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.forms.FilledForm;
import org.civicline.ticketing.forms.FormViews;
import org.civicline.ticketing.lifecycle.StaffStep;
import org.civicline.ticketing.lifecycle.StaffStep.Side;
import org.civicline.ticketing.lifecycle.Transitions;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.clocks.ClockDial;
import org.civicline.ticketing.sla.clocks.DutyClock;
import org.civicline.ticketing.wording.People;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a ticket to somebody: what they may see of it, in their language. */
@Component
public class TicketViews {

    private final People people;
    private final Wording wording;
    private final ClockDial dial;
    private final Transitions transitions;
    private final FormViews forms;
    private final CoHandlers helpers;
    private final Clock clock;

    TicketViews(
            People people,
            Wording wording,
            ClockDial dial,
            Transitions transitions,
            FormViews forms,
            CoHandlers helpers,
            Clock clock) {
        this.people = people;
        this.wording = wording;
        this.dial = dial;
        this.transitions = transitions;
        this.forms = forms;
        this.helpers = helpers;
        this.clock = clock;
    }

    /** Who the citizen is, as far as the viewer may know. */
    private record Person(
            @Nullable CitizenId citizen,
            @Nullable String name,
            @Nullable String contact,
            @Nullable String organisation,
            boolean seen) {

        private static final Person HIDDEN = new Person(null, null, null, null, false);

        static Person open(TicketRow row) {
            UUID citizen = row.citizen();
            return new Person(
                    citizen == null ? null : new CitizenId(citizen),
                    row.citizenName(),
                    row.phone(),
                    row.content().organisation(),
                    true);
        }

        static Person masked(TicketRow row) {
            String name = row.citizenName();
            String phone = row.phone();
            String organisation = row.content().organisation();
            return new Person(
                    null,
                    name == null ? null : Masking.name(name),
                    phone == null ? null : Masking.phone(phone),
                    organisation == null ? null : Masking.name(organisation),
                    false);
        }
    }

    /** Whether the viewer may know that the ticket exists. */
    static boolean knows(Viewer viewer, TicketRow row) {
        return switch (viewer) {
            case Viewer.Desk _, Viewer.Machine _, Viewer.Leader _ -> true;
            case Viewer.Officer(var staff) -> row.concerns(staff.departmentCode());
            case Viewer.Stranger _ -> false;
        };
    }

    /** Empty if the viewer may not know that the ticket exists. */
    public Optional<TicketView> show(TicketRow row, Viewer viewer) {
        return knows(viewer, row) ? Optional.of(view(row, viewer, person(row, viewer))) : Optional.empty();
    }

    private static Person person(TicketRow row, Viewer viewer) {
        return switch (viewer) {
            case Viewer.Desk _, Viewer.Machine _ -> Person.open(row);
            case Viewer.Leader _ -> Person.masked(row);
            case Viewer.Officer _ -> row.content().confidential() ? Person.HIDDEN : Person.open(row);
            case Viewer.Stranger _ -> Person.HIDDEN;
        };
    }

    /** For whoever had a part in it until now, and has none any more. */
    public TicketView withoutCitizen(TicketRow row, Viewer viewer) {
        return view(row, viewer, Person.HIDDEN);
    }

    private TicketView view(TicketRow row, Viewer viewer, Person person) {
        TicketRow.Content content = row.content();
        TicketRow.Lead lead = row.lead();
        TicketRow.End end = row.end();
        DutyClock awaited = row.awaited();
        String answer = end == null ? null : end.answer();
        String reply = lead == null ? null : lead.reply();
        return new TicketView(
                row.id(),
                row.number(),
                row.status(),
                content.type(),
                content.categoryCode(),
                wording.name(content.categoryName(), content.categoryNameEn()),
                content.urgency(),
                content.title(),
                content.text(),
                content.address(),
                content.confidential(),
                person.citizen(),
                person.name(),
                person.contact(),
                person.organisation(),
                content.channel(),
                row.createdAt(),
                lead == null ? null : lead.department(),
                lead == null ? null : people.departmentName(lead.department()),
                lead == null ? null : lead.signedAt(),
                lead == null ? null : lead.repliedAt(),
                answer == null ? reply : answer,
                row.dueAt(),
                awaited == null ? null : dial.sentence(awaited),
                answer != null,
                end == null ? null : end.articleCode(),
                end == null ? null : end.satisfaction(),
                end == null ? null : end.at(),
                row.openedBy() == null ? null : new StaffId(row.openedBy()),
                pending(row.pending()),
                form(row, viewer, person),
                helpers.of(row),
                actions(row, viewer),
                row.version());
    }

    private @Nullable FormView form(TicketRow row, Viewer viewer, Person person) {
        FilledForm filled = row.content().form();
        boolean changeable = viewer instanceof Viewer.Desk && !row.status().over();
        return filled == null ? null : forms.of(filled, person.seen(), changeable);
    }

    private @Nullable PendingView pending(@Nullable Pending pending) {
        return switch (pending) {
            case null -> null;
            case Pending.Return(var reason, String text, String suggested) ->
                new PendingView("return", reason, text, suggested, people.departmentName(suggested), null);
            case Pending.Dispute(String text) -> new PendingView("dispute", null, text, null, null, null);
            case Pending.Extension(int days, String text, var _) ->
                new PendingView("extension", null, text, null, null, days);
            case Pending.Merge _ -> null;
            case Pending.Suspension(String text, var _) -> new PendingView("suspension", null, text, null, null, null);
        };
    }

    private List<String> actions(TicketRow row, Viewer viewer) {
        return Stream.concat(ofCase(row, viewer).stream(), CoHandlers.possible(row, viewer).stream())
                .toList();
    }

    private List<String> ofCase(TicketRow row, Viewer viewer) {
        return switch (viewer) {
            case Viewer.Desk(var staff) ->
                possible(row, side -> switch (side) {
                    case DESK -> true;
                    case ARBITER -> staff.has(Role.SUPERVISOR);
                    case DEPARTMENT -> onDuty(staff, row);
                });
            case Viewer.Officer(var staff) -> possible(row, side -> side == Side.DEPARTMENT && onDuty(staff, row));
            case Viewer.Leader _, Viewer.Stranger _, Viewer.Machine _ -> List.of();
        };
    }

    private List<String> possible(TicketRow row, Predicate<Side> sides) {
        if (row.erased()) {
            return List.of();
        }
        DutyClock reply = row.clock(Duty.REPLY);
        Instant replyDue = reply == null ? null : reply.dueAt();
        return StaffStep.possible(transitions, row.state(), clock.instant(), replyDue, sides);
    }

    private static boolean onDuty(StaffMember staff, TicketRow row) {
        return staff.has(Role.OFFICER) && row.ledBy(staff.departmentCode());
    }
}
