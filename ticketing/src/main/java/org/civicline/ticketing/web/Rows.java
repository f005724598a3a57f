package org.civicline.ticketing.web;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.TicketId;
import org.jspecify.annotations.Nullable;

/** Several cases with which the same is to be done. */
public final class Rows {

    /** More than a page of the list holds nobody has looked at. */
    static final int MOST = 50;

    private Rows() {}

    /** @param version as the list showed it */
    public record Row(@Nullable UUID id, @Nullable Long version) {}

    /** A case that is to take the step. */
    public record Asked(TicketId id, long version) {}

    /** All of them are well-formed before the first is touched; each is there once. */
    public static List<Asked> checked(@Nullable List<@Nullable Row> rows) {
        List<@Nullable Row> given = Given.required(rows, "rows");
        if (given.isEmpty() || given.size() > MOST) {
            throw new RefusedException(
                    Refusal.invalid("ticketing.bulk-size").with("limit", MOST).with("count", given.size()));
        }
        Set<UUID> seen = new HashSet<>();
        return given.stream()
                .map(one -> asked(Given.required(one, "rows")))
                .filter(one -> seen.add(one.id().value()))
                .toList();
    }

    private static Asked asked(Row row) {
        return new Asked(new TicketId(Given.required(row.id(), "id")), Given.required(row.version(), "version"));
    }
}
