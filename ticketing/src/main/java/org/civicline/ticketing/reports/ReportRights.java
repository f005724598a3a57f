package org.civicline.ticketing.reports;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civicline.foundation.EmailAddress;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.reports.Run.Withheld;
import org.springframework.stereotype.Component;

/**
 * Who may see what a report says: asked when it is made, and again each time before it goes out. It says no more than its
 * maker may see, nor, where its receiver is one of the staff, than they may.
 */
@Component
class ReportRights {

    private final StaffDirectory staff;
    private final ReportSettings settings;

    ReportRights(StaffDirectory staff, ReportSettings settings) {
        this.staff = staff;
        this.settings = settings;
    }

    /** Where a run may go, or why it may not. */
    sealed interface Way {
        record To(String address) implements Way {}

        record Closed(Withheld why) implements Way {}
    }

    /** Figures of all departments: supervisors and leaders. */
    static boolean mayRead(StaffMember one) {
        return one.has(Role.SUPERVISOR) || one.has(Role.LEADER);
    }

    /** Everybody who may, as of now. */
    Set<UUID> readers() {
        return Stream.of(Role.SUPERVISOR, Role.LEADER)
                .flatMap(role -> staff.withRole(role).stream())
                .map(one -> one.id().value())
                .collect(Collectors.toUnmodifiableSet());
    }

    Way way(UUID owner, Receiver receiver) {
        if (!mayReadNow(owner)) {
            return new Way.Closed(Withheld.OWNER_MAY_NOT);
        }
        UUID person = receiver.staff();
        return person == null ? toAddress(receiver) : toStaff(person);
    }

    private Way toStaff(UUID person) {
        if (!mayReadNow(person)) {
            return new Way.Closed(Withheld.RECEIVER_MAY_NOT);
        }
        var id = new StaffId(person);
        String address = staff.emailAddresses(List.of(id)).get(id);
        return address == null ? new Way.Closed(Withheld.NO_ADDRESS) : new Way.To(address);
    }

    private Way toAddress(Receiver receiver) {
        return Optional.ofNullable(receiver.address())
                .flatMap(EmailAddress::read)
                .filter(settings::allows)
                .<Way>map(one -> new Way.To(one.value()))
                .orElse(new Way.Closed(Withheld.DOMAIN_NOT_ALLOWED));
    }

    boolean mayReadNow(UUID person) {
        return staff.find(new StaffId(person)).filter(ReportRights::mayRead).isPresent();
    }
}
