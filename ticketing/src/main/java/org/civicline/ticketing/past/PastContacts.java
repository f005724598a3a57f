package org.civicline.ticketing.past;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.atOrNull;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Ids;
import org.civicline.foundation.StaffId;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.PastCases.PastContact;
import org.civicline.ticketing.input.Heard;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Writes the interactions of past cases, in batches. */
@Component
class PastContacts {

    private final JdbcTemplate batches;
    private final Clock clock;

    PastContacts(JdbcTemplate batches, Clock clock) {
        this.batches = batches;
        this.clock = clock;
    }

    /** A case with what it was given here. */
    record Taken(PastCase past, UUID ticket, @Nullable UUID citizen) {}

    void add(List<Taken> cases) {
        List<Object[]> interactions = new ArrayList<>();
        List<Object[]> links = new ArrayList<>();
        for (Taken taken : cases) {
            int count = 0;
            for (PastContact contact : contacts(taken.past())) {
                UUID id = Ids.next(clock);
                interactions.add(row(id, taken, contact, count++));
                links.add(new Object[] {id, taken.ticket()});
            }
        }
        batches.batchUpdate("""
                INSERT INTO ticketing.interaction (id, channel, inbound, reference, citizen_id, point_kind, point_value,
                    text, began_at, joined_at, ended_at, result, staff_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, interactions);
        batches.batchUpdate(
                "INSERT INTO ticketing.interaction_ticket (interaction_id, ticket_id) VALUES (?, ?)", links);
    }

    private static List<PastContact> contacts(PastCase past) {
        List<PastContact> all = new ArrayList<>();
        String said = past.channel() == Channel.PHONE ? null : past.text();
        // Whoever opened it did so at the end of the first contact.
        Instant began = past.openedAt().minusSeconds(past.seconds());
        all.add(new PastContact(past.channel(), true, began, past.seconds(), past.openedBy(), said));
        all.addAll(past.contacts());
        return all;
    }

    private static Object[] row(UUID id, Taken taken, PastContact contact, int count) {
        ContactPoint point = taken.past().citizen();
        StaffId staff = contact.staff();
        String text = contact.text();
        @Nullable Instant joined = staff == null ? null : contact.at();
        return new Object[] {
            id,
            contact.channel().name(),
            contact.inbound(),
            "past:" + taken.past().number() + ":" + count,
            taken.citizen(),
            point == null ? null : point.kind().name(),
            point == null ? null : point.value(),
            text == null ? null : Heard.text(text),
            at(contact.at()),
            atOrNull(joined),
            at(contact.at().plusSeconds(contact.seconds())),
            result(contact, count),
            staff == null ? null : staff.value()
        };
    }

    /** Whoever opened the case was spoken to, even if nobody wrote down for how long. */
    private static String result(PastContact contact, int count) {
        if (contact.channel() == Channel.PHONE) {
            return contact.seconds() > 0 || count == 0 ? "answered" : "failed";
        }
        return contact.inbound() ? "received" : "delivered";
    }
}
