package org.civicline.ticketing.attachments;

import java.time.Instant;
import java.util.UUID;
import org.civicline.foundation.files.FileKind;
import org.civicline.ticketing.access.Audience;
import org.civicline.ticketing.access.Viewer;
import org.jspecify.annotations.Nullable;

/**
 * A file on a case.
 *
 * @param audience null while it waits for its comment to be sent, and nobody else knows of it
 * @param comment the comment it came with; null where it was put on the case itself
 * @param name as it was sent
 * @param file what it is called in the vault; null once it was removed
 */
record Attachment(
        UUID id,
        UUID ticket,
        UUID staff,
        String department,
        @Nullable Audience audience,
        @Nullable UUID comment,
        String name,
        FileKind kind,
        long bytes,
        byte[] sha256,
        @Nullable UUID file,
        Instant at,
        @Nullable Instant removedAt,
        @Nullable UUID removedBy) {

    /** Whether it can be given out to them. */
    boolean openTo(Viewer viewer) {
        return file != null && audience != null && audience.readBy(viewer);
    }

    /** Whether it waits for a comment of theirs. */
    boolean waitsFor(UUID writer) {
        return audience == null && staff.equals(writer);
    }
}
