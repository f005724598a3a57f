package org.civicline.foundation;

import java.util.Optional;

/** Who is signed in on this thread. */
public interface CurrentStaff {

    Optional<StaffMember> find();

    /** The member of staff, or an {@link IllegalStateException}: for code that security lets only staff reach. */
    default StaffMember get() {
        return find().orElseThrow(() -> new IllegalStateException("no member of staff is signed in on this thread"));
    }
}
