package org.civicline.ticketing.sharing;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;

/** Keeps, changes and drops things of one sort, in the transaction of whoever asks. */
public final class Shelf<T extends Kept> {

    private final KeptTable<T> rows;
    private final int most;
    private final Refusals refusals;
    private final Clock clock;

    /** @param most of one's own, and of a department's: more than that nobody reads */
    public Shelf(KeptTable<T> rows, int most, Refusals refusals, Clock clock) {
        this.rows = rows;
        this.most = most;
        this.refusals = refusals;
        this.clock = clock;
    }

    /** Makes the thing somebody asks to keep, refusing what is wrong with it. */
    @FunctionalInterface
    public interface Made<T> {
        T of(UUID id, Sharing sharing, long version);
    }

    /** The codes of what is refused. */
    public record Refusals(String unknown, String nameTaken, String tooMany, String changedMeanwhile) {}

    public T add(StaffMember staff, boolean shared, Made<T> made) {
        T one = made.of(Ids.next(clock), Sharing.by(staff, shared), 1);
        roomFor(one, staff);
        if (!rows.add(one, Columns.now(clock))) {
            throw taken(one);
        }
        return one;
    }

    /** @param version the one that whoever changes it has seen */
    public T change(UUID id, long version, StaffMember staff, boolean shared, Made<T> made) {
        T before = seenLast(id, version, staff);
        T after = made.of(id, before.sharing().changed(staff, shared), version + 1);
        if (!before.sharing().canBecome(after.sharing(), staff)) {
            throw unknown();
        }
        if (before.sharing().shared() != after.sharing().shared()) {
            roomFor(after, staff);
        }
        if (!rows.change(after)) {
            throw taken(after);
        }
        return after;
    }

    /** @param version the one that whoever deletes it has seen: what another has improved since is not lost unseen */
    public void delete(UUID id, long version, StaffMember staff) {
        seenLast(id, version, staff);
        rows.delete(id);
    }

    /** One that they may use. */
    public T seen(UUID id, StaffMember staff) {
        return locked(id, one -> one.sharing().seenBy(staff));
    }

    private T seenLast(UUID id, long version, StaffMember staff) {
        T now = locked(id, one -> one.sharing().changeableBy(staff));
        if (now.version() != version) {
            throw new RefusedException(Refusal.conflict(refusals.changedMeanwhile()));
        }
        return now;
    }

    private T locked(UUID id, Predicate<T> may) {
        Optional<T> found = rows.lock(id);
        return found.filter(may).orElseThrow(this::unknown);
    }

    private void roomFor(T one, StaffMember staff) {
        long there = rows.of(staff).stream()
                .filter(each -> each.sharing().shared() == one.sharing().shared())
                .count();
        if (there >= most) {
            throw new RefusedException(Refusal.conflict(refusals.tooMany()).with("limit", most));
        }
    }

    private RefusedException taken(T one) {
        return new RefusedException(Refusal.conflict(refusals.nameTaken()).with("name", one.name()));
    }

    private RefusedException unknown() {
        return new RefusedException(Refusal.notFound(refusals.unknown()));
    }
}
