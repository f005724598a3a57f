package org.civicline.knowledgebase.editorial;

import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.springframework.stereotype.Component;

/** What somebody is told whose view of an edition is older than the edition: who changed it last, and when. */
@Component
class EditionRefusals {

    private final StaffNames people;

    EditionRefusals(StaffNames people) {
        this.people = people;
    }

    RefusedException changed(Edition now) {
        return withLast("knowledgebase.edition-changed", now);
    }

    /** Someone is at it; the id leads there. */
    RefusedException begun(Edition now) {
        return withLast("knowledgebase.edition-begun", now);
    }

    RefusedException state(Edition now) {
        return new RefusedException(Refusal.conflict("knowledgebase.edition-state")
                .with("state", now.state().name()));
    }

    static RefusedException unknown() {
        return new RefusedException(Refusal.notFound("knowledgebase.unknown-edition"));
    }

    private RefusedException withLast(String code, Edition now) {
        Refusal refusal = Refusal.conflict(code)
                .with("edition", now.id().toString())
                .with("changedAt", now.changedAt().toString());
        UUID by = now.changedBy();
        String name = by == null ? null : people.names(List.of(by)).get(by);
        return new RefusedException(name == null ? refusal : refusal.with("changedBy", name));
    }
}
