package org.civicline.ticketing.cases;

import java.time.Instant;
import java.util.UUID;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.forms.FilledForm;
import org.civicline.ticketing.sla.Matter;
import org.jspecify.annotations.Nullable;

/**
 * A ticket about to be written: checked, tidied, numbered.
 *
 * @param organisation code of the one the citizen speaks for
 * @param form what its category asks, filled in; null if it asks nothing
 * @param rules version of the time rules it is born with
 */
public record NewCase(
        TicketId id,
        String number,
        @Nullable UUID citizen,
        @Nullable String phone,
        @Nullable String organisation,
        Channel channel,
        TicketType type,
        String categoryCode,
        Urgency urgency,
        String title,
        String text,
        @Nullable String address,
        boolean confidential,
        @Nullable FilledForm form,
        Instant createdAt,
        @Nullable UUID openedBy,
        int rules) {

    /** What the time rules ask of it. */
    public Matter matter() {
        return new Matter(type, urgency, categoryCode, rules);
    }
}
