package org.civicline.ticketing.reading;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Masking;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.lifecycle.StaffStep;
import org.civicline.ticketing.lifecycle.StaffStep.Side;
import org.civicline.ticketing.sla.DueSentence;
import org.civicline.ticketing.wording.People;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a ticket to somebody: what they may see of it, in their language. */
@Component
public class TicketViews {

    private final People people;
    private final Wording wording;
    private final DueSentence sentence;

    TicketViews(People people, Wording wording, DueSentence sentence) {
        this.people = people;
        this.wording = wording;
        this.sentence = sentence;
    }

    /** Who the citizen is, as far as the viewer may know. */
    private record Person(
            @Nullable CitizenId citizen,
            @Nullable String name,
            @Nullable String contact) {

        private static final Person HIDDEN = new Person(null, null, null);

        static Person open(TicketRow row) {
            UUID citizen = row.citizen();
            return new Person(citizen == null ? null : new CitizenId(citizen), row.citizenName(), row.phone());
        }

        static Person masked(TicketRow row) {
            String name = row.citizenName();
            String phone = row.phone();
            return new Person(
                    null, name == null ? null : Masking.name(name), phone == null ? null : Masking.phone(phone));
        }
    }

    /** Empty if the viewer may not know that the ticket exists. */
    public Optional<TicketView> show(TicketRow row, Viewer viewer) {
        return switch (viewer) {
            case Viewer.Desk _, Viewer.Machine _ -> Optional.of(view(row, viewer, Person.open(row)));
            case Viewer.Leader _ -> Optional.of(view(row, viewer, Person.masked(row)));
            case Viewer.Officer(var staff)
            when row.ledBy(staff.departmentCode()) ->
                Optional.of(view(row, viewer, row.content().confidential() ? Person.HIDDEN : Person.open(row)));
            case Viewer.Officer _, Viewer.Stranger _ -> Optional.empty();
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
                content.channel(),
                row.createdAt(),
                lead == null ? null : lead.department(),
                lead == null ? null : people.departmentName(lead.department()),
                lead == null ? null : lead.signedAt(),
                lead == null ? null : lead.repliedAt(),
                answer == null ? reply : answer,
                row.dueAt(),
                row.dueBecause() == null ? null : sentence.of(row.dueBecause()),
                answer != null,
                end == null ? null : end.articleCode(),
                end == null ? null : end.satisfaction(),
                end == null ? null : end.at(),
                row.openedBy() == null ? null : new StaffId(row.openedBy()),
                actions(row, viewer),
                row.version());
    }

    private static List<String> actions(TicketRow row, Viewer viewer) {
        return switch (viewer) {
            case Viewer.Desk(var staff) ->
                StaffStep.possible(row.state(), side -> side == Side.DESK || onDuty(staff, row));
            case Viewer.Officer(var staff) ->
                StaffStep.possible(row.state(), side -> side == Side.DEPARTMENT && onDuty(staff, row));
            case Viewer.Leader _, Viewer.Stranger _, Viewer.Machine _ -> List.of();
        };
    }

    private static boolean onDuty(StaffMember staff, TicketRow row) {
        return staff.has(Role.OFFICER) && row.ledBy(staff.departmentCode());
    }
}
