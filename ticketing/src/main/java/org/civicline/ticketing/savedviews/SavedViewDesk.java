package org.civicline.ticketing.savedviews;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.sharing.Sharing;
import org.civicline.ticketing.sharing.Shelf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps, shares and drops views. A view opens nothing: who looks through it sees what they may see anyway. */
@Component
class SavedViewDesk {

    /** Of one's own, and of a department's: more than that nobody reads. */
    static final int MOST = 30;

    private final SavedViewStore store;
    private final Shelf<SavedView> shelf;
    private final SavedViewCounts counts;
    private final Access access;
    private final Departments departments;

    SavedViewDesk(SavedViewStore store, SavedViewCounts counts, Access access, Departments departments, Clock clock) {
        this.store = store;
        this.shelf = new Shelf<>(
                store,
                MOST,
                new Shelf.Refusals(
                        "ticketing.unknown-view",
                        "ticketing.view-name-taken",
                        "ticketing.too-many-views",
                        "ticketing.view-changed-meanwhile"),
                clock);
        this.counts = counts;
        this.access = access;
        this.departments = departments;
    }

    /** What somebody asks to keep. */
    record Draft(@Nullable String name, boolean shared, SavedView.Wanted wanted) {}

    List<SavedView> mine() {
        return store.of(access.staffOnCases());
    }

    Optional<UUID> first() {
        return store.first(access.staffOnCases());
    }

    Map<UUID, Integer> counts() {
        Viewer viewer = access.anyoneOnCases();
        return counts.of(store.of(access.staffOnCases()), viewer);
    }

    @Transactional
    public SavedView add(Draft draft) {
        return shelf.add(access.staffOnCases(), draft.shared(), made(draft));
    }

    @Transactional
    public SavedView change(UUID id, Draft draft, long version) {
        return shelf.change(id, version, access.staffOnCases(), draft.shared(), made(draft));
    }

    @Transactional
    public void delete(UUID id, long version) {
        shelf.delete(id, version, access.staffOnCases());
    }

    /** @param view null for the plain list */
    @Transactional
    public void begin(@Nullable UUID view) {
        StaffMember staff = access.staffOnCases();
        if (view != null) {
            shelf.seen(view, staff);
        }
        store.first(staff, view);
    }

    private Shelf.Made<SavedView> made(Draft draft) {
        return (id, sharing, version) -> view(id, sharing, draft, version);
    }

    private SavedView view(UUID id, Sharing sharing, Draft draft, long version) {
        String lead = draft.wanted().lead();
        if (lead != null && departments.find(lead).isEmpty()) {
            throw new RefusedException(Refusal.invalid("ticketing.unknown-department"));
        }
        String name = Field.LABEL.require(draft.name());
        return new SavedView(id, sharing, name, draft.wanted(), version);
    }
}
