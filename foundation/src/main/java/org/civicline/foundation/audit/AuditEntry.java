package org.civicline.foundation.audit;

import static org.civicline.foundation.Columns.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the record. Nothing is taken for granted about it: a forger may have dropped the table's constraints.
 *
 * @param actorName the user name of the actor then, so that accounts renamed later do not put it on somebody else
 * @param code the city's, see {@link EntryCode}; null in what release 0.1 wrote
 * @param seal the number of its batch, or null
 */
@SuppressWarnings("ArrayRecordComponent")
record AuditEntry(
        @Nullable UUID id,
        @Nullable Instant at,
        @Nullable UUID actor,
        @Nullable String actorName,
        @Nullable String action,
        @Nullable String subject,
        @Nullable String details,
        byte @Nullable [] code,
        @Nullable Long seal) {

    /** What {@link #of} reads. */
    static final String COLUMNS = "id, at, actor, actor_name, action, subject, details, code, seal_number";

    static AuditEntry of(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                instantOrNull(row, "at"),
                row.getObject("actor", UUID.class),
                row.getString("actor_name"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("details"),
                row.getBytes("code"),
                row.getObject("seal_number", Long.class));
    }

    /** What the code is made for. */
    List<@Nullable String> content() {
        return Arrays.asList(text(id), text(at), text(actor), actorName, action, subject, details);
    }

    /** What a seal covers. */
    List<@Nullable String> sealed() {
        return Arrays.asList(
                text(id),
                text(at),
                text(actor),
                actorName,
                action,
                subject,
                details,
                code == null ? null : HexFormat.of().formatHex(code));
    }

    /** What the unsigned seals of release 0.1 covered. */
    List<String> sealedByRelease01() {
        return List.of(plain(id), plain(at), plain(actor), plain(action), plain(subject), plain(details));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String plain(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
