package org.civicline.ticketing.access;

import java.util.Optional;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;

/** Who looks at a case, by what they may see of it. Of several roles the one that sees most counts. */
public sealed interface Viewer {

    /** Agents and supervisors: every case, and who it is about. */
    record Desk(StaffMember staff) implements Viewer {}

    /** The cases their department leads; of confidential ones, nothing about the citizen. */
    record Officer(StaffMember staff) implements Viewer {}

    /** Every case, the citizen masked. */
    record Leader(StaffMember staff) implements Viewer {}

    /** Administrators: no cases. */
    record Stranger(StaffMember staff) implements Viewer {}

    /** Nobody is signed in: jobs, listeners, channels. */
    record Machine() implements Viewer {}

    static Viewer of(Optional<StaffMember> signedIn) {
        if (signedIn.isEmpty()) {
            return new Machine();
        }
        StaffMember staff = signedIn.get();
        if (staff.has(Role.AGENT) || staff.has(Role.SUPERVISOR)) {
            return new Desk(staff);
        }
        if (staff.has(Role.LEADER)) {
            return new Leader(staff);
        }
        return staff.has(Role.OFFICER) ? new Officer(staff) : new Stranger(staff);
    }
}
