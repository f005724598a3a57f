package org.civicline.foundation.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Walks once through the sealed entries, batch by batch. */
final class SealedEntries {

    private final ResultSet rows;
    private boolean there;

    /** @param rows ordered by seal number, then id */
    SealedEntries(ResultSet rows) throws SQLException {
        this.rows = rows;
        next();
    }

    /** The batch of the entry it stands on; empty at the end. */
    OptionalLong batch() throws SQLException {
        return there ? OptionalLong.of(rows.getLong("seal_number")) : OptionalLong.empty();
    }

    boolean isIn(long number) throws SQLException {
        return there && rows.getLong("seal_number") == number;
    }

    /** The entry it stands on; goes on to the next. */
    AuditEntry take() throws SQLException {
        AuditEntry entry = AuditEntry.of(rows);
        next();
        return entry;
    }

    private void next() throws SQLException {
        there = rows.next();
    }
}
