package org.civicline.ticketing.catalogue;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuidOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.civicline.ticketing.DispatchCatalogue.Terms;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Entries in all their versions; a written one never changes. */
@Component
class EntryStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    EntryStore(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Every entry as it is now, by number; a city has some thousands. */
    List<Entry> newest() {
        return jdbc.sql("SELECT DISTINCT ON (number) * FROM ticketing.catalogue_version ORDER BY number, version DESC")
                .query(EntryStore::entry)
                .list();
    }

    /** Newest first. */
    List<Entry> versions(int number) {
        return jdbc.sql("SELECT * FROM ticketing.catalogue_version WHERE number = :number ORDER BY version DESC")
                .param("number", number)
                .query(EntryStore::entry)
                .list();
    }

    /** Nobody else writes entries until the transaction ends, so that two cannot each be free of clashes by themselves. */
    void lock() {
        jdbc.sql("LOCK TABLE ticketing.catalogue_version IN SHARE ROW EXCLUSIVE MODE")
                .update();
    }

    List<Integer> nextNumbers(int count) {
        return jdbc.sql("SELECT nextval('ticketing.catalogue_number') FROM generate_series(1, :count)")
                .param("count", count)
                .query(Integer.class)
                .list();
    }

    void addAll(List<Entry> entries) {
        batches.batchUpdate("""
                INSERT INTO ticketing.catalogue_version (number, version, category_code, place_code, department_code,
                    basis, remark, valid_from, valid_until, last_resort, withdrawn, written_at, written_by, note)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, entries.stream().map(EntryStore::columns).toList());
    }

    private static Object[] columns(Entry entry) {
        Terms terms = entry.terms();
        return new Object[] {
            entry.number(),
            entry.version(),
            terms.categoryCode(),
            terms.placeCode(),
            terms.departmentCode(),
            terms.basis(),
            terms.remark(),
            terms.validFrom(),
            terms.validUntil(),
            terms.lastResort(),
            entry.withdrawn(),
            at(entry.writtenAt()),
            entry.writtenBy(),
            entry.note()
        };
    }

    private static Entry entry(ResultSet row, int count) throws SQLException {
        var terms = new Terms(
                row.getString("category_code"),
                row.getString("place_code"),
                row.getString("department_code"),
                row.getString("basis"),
                row.getString("remark"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_until", LocalDate.class),
                row.getBoolean("last_resort"));
        return new Entry(
                row.getInt("number"),
                row.getInt("version"),
                terms,
                row.getBoolean("withdrawn"),
                instant(row, "written_at"),
                uuidOrNull(row, "written_by"),
                row.getString("note"));
    }
}
