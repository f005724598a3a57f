package org.civicline.ticketing.reports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who gets a report: a member of staff, at the address the directory has by then, or an address. One of the two is null. */
record Receiver(@Nullable UUID staff, @Nullable String address) {

    static Receiver staff(UUID staff) {
        return new Receiver(staff, null);
    }

    static Receiver address(String address) {
        return new Receiver(null, address);
    }
}
