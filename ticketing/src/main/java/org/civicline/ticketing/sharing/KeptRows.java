package org.civicline.ticketing.sharing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.StaffMember;

/** Where things of one sort are kept. Of one's own, and of a department's, each has another name. */
public interface KeptRows<T extends Kept> {

    /** Theirs and their department's, by name. */
    List<T> of(StaffMember staff);

    /** Nobody else's to change until the transaction ends. */
    Optional<T> lock(UUID id);

    /** False if there is one of that name. */
    boolean add(T one, Instant now);

    /** False if there is another of that name. */
    boolean change(T one);

    void delete(UUID id);
}
