package org.civicline.ticketing.cases;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import org.civicline.ticketing.ReturnReason;
import org.civicline.ticketing.lifecycle.TicketState;
import org.jspecify.annotations.Nullable;

/** What is asked, disputed or waited for: that part of a state which has no columns of its own. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = Pending.Extension.class, name = "extension"),
    @Type(value = Pending.Return.class, name = "return"),
    @Type(value = Pending.Dispute.class, name = "dispute"),
    @Type(value = Pending.Suspension.class, name = "suspension"),
    @Type(value = Pending.Merge.class, name = "merge")
})
public sealed interface Pending {

    record Extension(int workingDays, String reason, Instant askedAt) implements Pending {}

    record Return(
            ReturnReason reason, String text, @Nullable String suggested) implements Pending {}

    record Dispute(String text) implements Pending {}

    record Suspension(String reason, Instant since) implements Pending {}

    record Merge(Instant since) implements Pending {}

    /** Null for a state that has none. */
    static @Nullable Pending of(TicketState state) {
        return switch (state) {
            case TicketState.InProgress(var _, var _, TicketState.Extension asked)
            when asked != null -> new Extension(asked.workingDays(), asked.reason(), asked.askedAt());
            case TicketState.ReturnAsked(var _, var _, ReturnReason reason, String text, String suggested) ->
                new Return(reason, text, suggested);
            case TicketState.Disputed(var _, var _, String text) -> new Dispute(text);
            case TicketState.Suspended(var _, var _, String reason, Instant since) -> new Suspension(reason, since);
            case TicketState.Merged(var _, int _, Instant since) -> new Merge(since);
            case TicketState.ToDispatch _,
                    TicketState.Dispatched _,
                    TicketState.InProgress _,
                    TicketState.Replied _,
                    TicketState.FollowUp _,
                    TicketState.Closed _,
                    TicketState.Archived _ -> null;
        };
    }
}
