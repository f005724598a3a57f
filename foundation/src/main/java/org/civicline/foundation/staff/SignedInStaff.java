package org.civicline.foundation.staff;

import java.util.Optional;
import org.civicline.foundation.CurrentStaff;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.StaffPrincipal;
import org.springframework.context.annotation.Lazy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

@Component
class SignedInStaff implements CurrentStaff {

    private final StaffDirectory directory;

    /** Lazy, since the audit of the directory itself asks who is signed in. */
    SignedInStaff(@Lazy StaffDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Optional<StaffMember> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof StaffPrincipal principal)) {
            return Optional.empty();
        }
        if (authentication.getDetails() instanceof StaffMember member) {
            return Optional.of(member);
        }
        return directory.find(new StaffId(principal.id()));
    }
}
