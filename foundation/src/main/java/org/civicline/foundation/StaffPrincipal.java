package org.civicline.foundation;

import java.io.Serial;
import java.io.Serializable;
import java.security.Principal;
import java.util.UUID;

/**
 * Who is signed in, as the session keeps it. Its name is the {@link StaffId}, so that pushes to a user find them.
 *
 * @param id of the member of staff
 * @param username for people to read
 */
public record StaffPrincipal(UUID id, String username) implements Principal, Serializable {

    @Serial
    private static final long serialVersionUID = 1L;

    @Override
    public String getName() {
        return id.toString();
    }
}
