package org.civicline.ticketing.followup;

import java.time.Instant;
import org.civicline.ticketing.Citizens.ContactPermission;
import org.jspecify.annotations.Nullable;

/**
 * Whether a citizen may be reached in one way now, as they and the city want it.
 *
 * @param until when they may be, of those who may later
 */
record Reach(May may, @Nullable Instant until) {

    enum May {
        NOW,
        LATER,
        NEVER
    }

    static Reach of(ContactPermission permission) {
        return switch (permission) {
            case ContactPermission.Allowed _ -> new Reach(May.NOW, null);
            case ContactPermission.Later(Instant until, String _) -> new Reach(May.LATER, until);
            case ContactPermission.Denied _ -> new Reach(May.NEVER, null);
        };
    }
}
