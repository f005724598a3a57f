package org.civicline.ticketing.citizens;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens.CitizenCard;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.citizens.MergeStore.Standing;
import org.civicline.ticketing.input.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Joins two records of one person, and takes them apart again. A supervisor decides, and says why. */
@Component
class MergeDesk {

    private final MergeStore store;
    private final CitizenStore citizens;
    private final CitizenLocks locks;
    private final Access access;
    private final Audit audit;
    private final Clock clock;

    MergeDesk(MergeStore store, CitizenStore citizens, CitizenLocks locks, Access access, Audit audit, Clock clock) {
        this.store = store;
        this.citizens = citizens;
        this.locks = locks;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** Others who may be the same. */
    @Transactional
    public List<CitizenCard> alike(UUID citizen) {
        access.desk();
        List<CitizenCard> cards = citizens.alike(new CitizenId(citizen));
        if (!cards.isEmpty()) {
            audit.record("citizen.alike-shown", subject(citizen), Map.of("shown", cards.size()));
        }
        return cards;
    }

    List<MergeStore.Row> history(UUID citizen) {
        access.desk();
        return store.of(citizen);
    }

    @Transactional
    public CitizenCard merge(UUID kept, UUID merged, @Nullable String reason) {
        StaffMember by = access.supervisor();
        String why = Field.REASON.require(reason);
        if (kept.equals(merged)) {
            throw new RefusedException(Refusal.invalid("ticketing.same-citizen"));
        }
        locks.hold(List.of(kept, merged));
        List.of(kept, merged).forEach(this::free);
        UUID id = Ids.next(clock);
        store.join(kept, merged);
        store.add(new MergeStore.Row(id, kept, merged, why, by.id().value(), Columns.now(clock), null, null, null));
        audit.record("citizen.merged", subject(kept), Map.of("merged", merged.toString(), "merge", id.toString()));
        return card(kept);
    }

    @Transactional
    public CitizenCard undo(UUID id, @Nullable String reason) {
        StaffMember by = access.supervisor();
        String why = Field.REASON.require(reason);
        MergeStore.Row seen = store.find(id).orElseThrow(MergeDesk::unknown);
        UUID survivor = store.survivor(seen.kept());
        locks.hold(List.of(survivor, seen.merged()));
        MergeStore.Row row = store.find(id).orElseThrow(MergeDesk::unknown);
        if (row.undoneAt() != null) {
            throw new RefusedException(Refusal.conflict("ticketing.merge-undone"));
        }
        if (!survivor.equals(store.survivor(row.kept()))) {
            throw new RefusedException(Refusal.conflict("ticketing.citizen-merged"));
        }
        remembered(survivor);
        remembered(row.merged());
        store.part(survivor, row.merged());
        store.undone(id, by.id().value(), why, Columns.now(clock));
        audit.record(
                "citizen.unmerged",
                subject(row.kept()),
                Map.of("merged", row.merged().toString(), "merge", id.toString()));
        return card(row.kept());
    }

    private Standing remembered(UUID citizen) {
        Standing standing = store.standing(citizen)
                .orElseThrow(() -> new RefusedException(Refusal.notFound("ticketing.unknown-citizen")));
        if (standing.erased()) {
            throw new RefusedException(Refusal.conflict("ticketing.citizen-erased"));
        }
        if (standing.asked()) {
            throw new RefusedException(Refusal.conflict("ticketing.erasure-asked"));
        }
        return standing;
    }

    private void free(UUID citizen) {
        if (remembered(citizen).mergedInto() != null) {
            throw new RefusedException(Refusal.conflict("ticketing.citizen-merged"));
        }
    }

    private CitizenCard card(UUID citizen) {
        return citizens.card(new CitizenId(citizen)).orElseThrow();
    }

    private static String subject(UUID citizen) {
        return "citizen:" + citizen;
    }

    private static RefusedException unknown() {
        return new RefusedException(Refusal.notFound("ticketing.unknown-merge"));
    }
}
