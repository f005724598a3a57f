package org.civicline.ticketing.access;

import org.civicline.foundation.CurrentStaff;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.springframework.stereotype.Component;

/** The one place that decides whether whoever acts on this thread may. */
@Component
public class Access {

    /** For controllers: whom {@link #setup()} lets pass. */
    public static final String SETS_UP = "hasRole('SYSTEM_ADMIN')";

    /** For controllers: whom {@link #setupReader()} lets pass. */
    public static final String READS_SETUP = "hasAnyRole('SYSTEM_ADMIN', 'SUPERVISOR', 'LEADER')";

    /** For controllers: whom {@link #catalogueReader()} lets pass. */
    public static final String READS_CATALOGUE =
            "hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR', 'LEADER', 'SYSTEM_ADMIN')";

    /** For controllers: whom {@link #catalogueWriter()} lets pass. */
    public static final String WRITES_CATALOGUE = "hasAnyRole('SUPERVISOR', 'SYSTEM_ADMIN')";

    /** For controllers: whom {@link #exporter()} lets pass. */
    public static final String EXPORTS = "hasAnyRole('OFFICER', 'SUPERVISOR', 'LEADER')";

    /** For controllers: whom {@link #anyoneOnCases()} lets pass. */
    public static final String ON_CASES = "hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR', 'LEADER')";

    /** For controllers: whom {@link #figures()} lets pass. */
    public static final String READS_FIGURES = "hasAnyRole('AGENT', 'SUPERVISOR', 'LEADER')";

    /** For controllers: whom {@link #overseer()} lets pass. */
    public static final String OVERSEES = "hasAnyRole('SUPERVISOR', 'LEADER')";

    private final CurrentStaff current;

    Access(CurrentStaff current) {
        this.current = current;
    }

    public Viewer viewer() {
        return Viewer.of(current.find());
    }

    /** For what agents and supervisors do, and nobody else. */
    public StaffMember desk() {
        if (viewer() instanceof Viewer.Desk(StaffMember staff)) {
            return staff;
        }
        throw forbidden();
    }

    /** For what an arbiter decides: supervisors. */
    public StaffMember supervisor() {
        return current.find().filter(staff -> staff.has(Role.SUPERVISOR)).orElseThrow(Access::forbidden);
    }

    /** For what a department does; whether the case is theirs is for the case to say. */
    public StaffMember officer() {
        return current.find().filter(staff -> staff.has(Role.OFFICER)).orElseThrow(Access::forbidden);
    }

    /** For what shows citizens unmasked: agents, supervisors, and the system itself. */
    public Viewer deskOrMachine() {
        Viewer viewer = viewer();
        return switch (viewer) {
            case Viewer.Desk _, Viewer.Machine _ -> viewer;
            case Viewer.Officer _, Viewer.Leader _, Viewer.Stranger _ -> throw forbidden();
        };
    }

    /** For figures: the desk, leaders, and the system itself. */
    public void figures() {
        switch (viewer()) {
            case Viewer.Desk _, Viewer.Leader _, Viewer.Machine _ -> {}
            case Viewer.Officer _, Viewer.Stranger _ -> throw forbidden();
        }
    }

    /** For watching how all departments do: supervisors and leaders. */
    public StaffMember overseer() {
        return current.find()
                .filter(staff -> staff.has(Role.SUPERVISOR) || staff.has(Role.LEADER))
                .orElseThrow(Access::forbidden);
    }

    /** For what shows each the cases that are theirs to see: everybody who works on cases. */
    public Viewer anyoneOnCases() {
        Viewer viewer = viewer();
        return switch (viewer) {
            case Viewer.Desk _, Viewer.Officer _, Viewer.Leader _, Viewer.Machine _ -> viewer;
            case Viewer.Stranger _ -> throw forbidden();
        };
    }

    /** For taking lists out of the house: who answers for a department, the desk or the city. */
    public StaffMember exporter() {
        return current.find()
                .filter(staff -> staff.has(Role.OFFICER) || staff.has(Role.SUPERVISOR) || staff.has(Role.LEADER))
                .orElseThrow(Access::forbidden);
    }

    /** For what people who work on cases keep for themselves. */
    public StaffMember staffOnCases() {
        return switch (anyoneOnCases()) {
            case Viewer.Desk(StaffMember staff) -> staff;
            case Viewer.Officer(StaffMember staff) -> staff;
            case Viewer.Leader(StaffMember staff) -> staff;
            case Viewer.Stranger _, Viewer.Machine _ -> throw forbidden();
        };
    }

    /** For how the system is set up, and nobody else: limits, calendars. */
    public StaffMember setup() {
        return current.find().filter(staff -> staff.has(Role.SYSTEM_ADMIN)).orElseThrow(Access::forbidden);
    }

    /** For what the security administrator decides about personal data, without seeing any. */
    public StaffMember security() {
        return current.find().filter(staff -> staff.has(Role.SECURITY_ADMIN)).orElseThrow(Access::forbidden);
    }

    /** For reading how the system is set up: also those who answer for what it measures. */
    public StaffMember setupReader() {
        return current.find()
                .filter(staff -> staff.has(Role.SYSTEM_ADMIN) || staff.has(Role.SUPERVISOR) || staff.has(Role.LEADER))
                .orElseThrow(Access::forbidden);
    }

    /** For what cases are sorted by, which says nothing of any case: who works on cases, and who sets it up. */
    public void catalogueReader() {
        if (viewer() instanceof Viewer.Stranger(StaffMember staff) && !staff.has(Role.SYSTEM_ADMIN)) {
            throw forbidden();
        }
    }

    /** For whose a case is: supervisors, who decide what departments dispute, and who sets the system up. */
    public StaffMember catalogueWriter() {
        return current.find()
                .filter(staff -> staff.has(Role.SUPERVISOR) || staff.has(Role.SYSTEM_ADMIN))
                .orElseThrow(Access::forbidden);
    }

    /** For what no member of staff may do in a citizen's place. */
    public void machine() {
        if (!(viewer() instanceof Viewer.Machine)) {
            throw forbidden();
        }
    }

    public static RefusedException forbidden() {
        return new RefusedException(Refusal.forbidden("foundation.forbidden"));
    }
}
