package org.civicline.ticketing.attachments;

import java.time.Instant;
import java.util.UUID;
import org.civicline.ticketing.access.Audience;
import org.jspecify.annotations.Nullable;

/**
 * A file on a case.
 *
 * @param name as it was sent
 * @param file what it is called in the vault; null once it was removed
 */
record Attachment(
        UUID id,
        UUID ticket,
        UUID staff,
        String department,
        Audience audience,
        String name,
        FileKind kind,
        long bytes,
        byte[] sha256,
        @Nullable UUID file,
        Instant at,
        @Nullable Instant removedAt,
        @Nullable UUID removedBy) {}
