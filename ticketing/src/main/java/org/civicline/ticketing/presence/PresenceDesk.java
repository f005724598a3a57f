package org.civicline.ticketing.presence;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Columns;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.events.CaseTouched;
import org.civicline.ticketing.presence.PresenceBook.Present;
import org.civicline.ticketing.reading.Sight;
import org.civicline.ticketing.wording.People;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes who is at a case and says who else is. It forbids nothing: two people may have to look at the same time. */
@Component
class PresenceDesk {

    private final PresenceBook book;
    private final Sight sight;
    private final Access access;
    private final StaffDirectory directory;
    private final People people;
    private final Wording wording;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PresenceDesk(
            PresenceBook book,
            Sight sight,
            Access access,
            StaffDirectory directory,
            People people,
            Wording wording,
            ApplicationEventPublisher events,
            Clock clock) {
        this.book = book;
        this.sight = sight;
        this.access = access;
        this.directory = directory;
        this.people = people;
        this.wording = wording;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody else at the case. */
    record Other(UUID id, String name, @Nullable String department, boolean editing, Instant since) {}

    @Transactional
    public List<Other> here(TicketId ticket, boolean editing) {
        sight.of(ticket);
        UUID me = access.staffOnCases().id().value();
        Instant now = Columns.now(clock);
        book.sweep(now);
        if (book.here(ticket, me, editing, now)) {
            tell(ticket);
        }
        return shown(book.others(ticket, me, now));
    }

    @Transactional
    public void gone(TicketId ticket) {
        if (book.gone(ticket, access.staffOnCases().id().value())) {
            tell(ticket);
        }
    }

    private void tell(TicketId ticket) {
        events.publishEvent(new CaseTouched(ticket.value(), "presence"));
    }

    private List<Other> shown(List<Present> present) {
        var known = directory.findAll(
                present.stream().map(one -> new StaffId(one.staff())).collect(java.util.stream.Collectors.toSet()));
        return present.stream()
                .map(one -> shown(one, known.get(new StaffId(one.staff()))))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Other shown(Present one, @Nullable StaffMember who) {
        return who == null
                ? null
                : new Other(
                        one.staff(),
                        wording.name(who.displayName(), who.displayNameEn()),
                        people.departmentName(who.departmentCode()),
                        one.editing(),
                        one.since());
    }
}
