package org.civicline.ticketing.cases;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.forms.FilledForm;
import org.civicline.ticketing.sla.Matter;
import org.civicline.ticketing.sla.clocks.DutyClock;
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

    /**
     * What is called how where the case says only a code or an id.
     *
     * @param citizen null where nobody is known, or not by name
     * @param language the citizen wants to be told in, as a BCP 47 tag
     */
    public record Names(
            String category,
            @Nullable String categoryEn,
            @Nullable String citizen,
            @Nullable String organisation,
            String language) {}

    /**
     * The ticket once it is written: the same as reading it, without asking the database.
     *
     * @param clocks those that have not stopped
     */
    public TicketRow row(Placement placement, Names names, List<DutyClock> clocks) {
        var content = new TicketRow.Content(
                channel,
                type,
                categoryCode,
                names.category(),
                names.categoryEn(),
                urgency,
                title,
                text,
                address,
                confidential,
                rules,
                form,
                names.organisation());
        return new TicketRow(
                id,
                1,
                number,
                placement.state().status(),
                content,
                citizen,
                names.citizen(),
                phone,
                names.language(),
                createdAt,
                openedBy,
                null,
                placement.due(),
                0,
                null,
                null,
                After.end(placement.end()),
                null,
                List.of(),
                false,
                clocks);
    }

    /** What the time rules ask of it. */
    public Matter matter() {
        return new Matter(type, urgency, categoryCode, rules);
    }
}
