package org.civicline.ticketing.savedviews;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.sql.Columns;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps, shares and drops views. A view opens nothing: who looks through it sees what they may see anyway. */
@Component
class SavedViewDesk {

    /** Of one's own, and of a department's: more than that nobody reads. */
    static final int MOST = 30;

    private final SavedViewStore store;
    private final SavedViewCounts counts;
    private final Access access;
    private final Departments departments;
    private final Clock clock;

    SavedViewDesk(SavedViewStore store, SavedViewCounts counts, Access access, Departments departments, Clock clock) {
        this.store = store;
        this.counts = counts;
        this.access = access;
        this.departments = departments;
        this.clock = clock;
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
        StaffMember staff = access.staffOnCases();
        SavedView view = view(Ids.next(clock), staff.id().value(), staff, draft, 1);
        roomFor(view, staff);
        if (!store.add(view, Columns.now(clock))) {
            throw taken(view.name());
        }
        return view;
    }

    @Transactional
    public SavedView change(UUID id, Draft draft, long version) {
        StaffMember staff = access.staffOnCases();
        SavedView before = theirs(id, staff);
        if (before.version() != version) {
            throw new RefusedException(Refusal.conflict("ticketing.view-changed-meanwhile"));
        }
        SavedView after = view(id, before.owner(), staff, draft, version + 1);
        if (before.shared()
                && !after.shared()
                && !before.owner().equals(staff.id().value())) {
            throw unknown();
        }
        if (before.shared() != after.shared()) {
            roomFor(after, staff);
        }
        if (!store.change(after)) {
            throw taken(after.name());
        }
        return after;
    }

    @Transactional
    public void delete(UUID id) {
        theirs(id, access.staffOnCases());
        store.delete(id);
    }

    /** @param view null for the plain list */
    @Transactional
    public void begin(@Nullable UUID view) {
        StaffMember staff = access.staffOnCases();
        if (view != null) {
            seen(view, one -> one.seenBy(staff));
        }
        store.first(staff, view);
    }

    private SavedView theirs(UUID id, StaffMember staff) {
        return seen(id, one -> one.changeableBy(staff));
    }

    private SavedView seen(UUID id, Predicate<SavedView> may) {
        return store.lock(id).filter(may).orElseThrow(SavedViewDesk::unknown);
    }

    private SavedView view(UUID id, UUID owner, StaffMember staff, Draft draft, long version) {
        String lead = draft.wanted().lead();
        if (lead != null && departments.find(lead).isEmpty()) {
            throw new RefusedException(Refusal.invalid("ticketing.unknown-department"));
        }
        String name = Field.LABEL.require(draft.name());
        return new SavedView(id, owner, draft.shared() ? staff.departmentCode() : null, name, draft.wanted(), version);
    }

    private void roomFor(SavedView view, StaffMember staff) {
        long there = store.of(staff).stream()
                .filter(one -> one.shared() == view.shared())
                .count();
        if (there >= MOST) {
            throw new RefusedException(
                    Refusal.conflict("ticketing.too-many-views").with("limit", MOST));
        }
    }

    private static RefusedException taken(String name) {
        return new RefusedException(
                Refusal.conflict("ticketing.view-name-taken").with("name", name));
    }

    private static RefusedException unknown() {
        return new RefusedException(Refusal.notFound("ticketing.unknown-view"));
    }
}
