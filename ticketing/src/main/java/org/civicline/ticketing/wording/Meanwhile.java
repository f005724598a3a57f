package org.civicline.ticketing.wording;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody is told whose view of a thing is older than the thing: who changed it last, and when. */
@Component
public class Meanwhile {

    /**
     * The last change of a thing.
     *
     * @param by null for the system
     */
    public record Change(Instant at, @Nullable UUID by) {}

    private final People people;

    Meanwhile(People people) {
        this.people = people;
    }

    /**
     * A conflict with {@code changedAt} and {@code changedBy}, a name.
     *
     * @param last null where the thing is gone, or as it came with the system
     */
    public Refusal refusal(String code, @Nullable Change last) {
        Refusal refusal = Refusal.conflict(code);
        if (last == null) {
            return refusal;
        }
        Refusal dated = refusal.with("changedAt", last.at().toString());
        UUID by = last.by();
        String name = by == null ? null : people.staffNames(List.of(by)).get(by);
        return name == null ? dated : dated.with("changedBy", name);
    }
}
