package org.civicline.ticketing.keeping;

import static org.civicline.foundation.Columns.at;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.DataSubject;
import org.civicline.foundation.PersonalData;
import org.civicline.ticketing.RecordingFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Recorded talks and messages: the sound is deleted, that there was a contact stays. The file goes before the row is
 * committed: if that fails, the next run finds the row again and the file gone.
 */
@Component
class Recordings implements PersonalData {

    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);

    private final JdbcClient jdbc;
    private final ObjectProvider<RecordingFiles> files;

    Recordings(JdbcClient jdbc, ObjectProvider<RecordingFiles> files) {
        this.jdbc = jdbc;
        this.files = files;
    }

    private record Kept(UUID id, String path) {}

    @Override
    public String kind() {
        return "recordings";
    }

    @Override
    public long countOlder(Instant than) {
        return jdbc.sql("""
                SELECT count(*) FROM ticketing.interaction WHERE recording_path IS NOT NULL AND began_at < :than
                """).param("than", at(than)).query(Long.class).single();
    }

    /** One that cannot be deleted keeps no other from it: it stays, is told, and is tried again with the next batch. */
    @Override
    public int forgetOlder(Instant than, int most) {
        var stuck = new ArrayList<UUID>();
        int forgotten = 0;
        List<Kept> some;
        do {
            some = older(than, most - forgotten, stuck);
            List<Kept> deleted =
                    some.stream().filter(one -> deleted(one, stuck)).toList();
            forgotten += emptied(deleted);
        } while (forgotten < most && !some.isEmpty());
        return forgotten;
    }

    private List<Kept> older(Instant than, int most, List<UUID> stuck) {
        return jdbc.sql("""
                SELECT id, recording_path AS path FROM ticketing.interaction
                WHERE recording_path IS NOT NULL AND began_at < :than AND id <> ALL (:stuck)
                ORDER BY began_at LIMIT :most FOR UPDATE SKIP LOCKED
                """)
                .param("than", at(than))
                .param("most", most)
                .param("stuck", stuck.toArray(UUID[]::new))
                .query(Kept.class)
                .list();
    }

    private boolean deleted(Kept one, List<UUID> stuck) {
        try {
            files.getObject().delete(one.path());
            return true;
        } catch (UncheckedIOException e) {
            LOG.error("the recording of contact {} cannot be deleted", one.id(), e);
            stuck.add(one.id());
            return false;
        }
    }

    @Override
    public long countOf(DataSubject person) {
        return jdbc.sql("""
                SELECT count(*) FROM ticketing.interaction WHERE citizen_id = :citizen AND recording_path IS NOT NULL
                """)
                .param("citizen", person.citizen())
                .query(Long.class)
                .single();
    }

    @Override
    public int forgetOf(DataSubject person) {
        return forget(jdbc.sql("""
                SELECT id, recording_path AS path FROM ticketing.interaction
                WHERE citizen_id = :citizen AND recording_path IS NOT NULL FOR UPDATE
                """)
                .param("citizen", person.citizen())
                .query(Kept.class)
                .list());
    }

    private int forget(List<Kept> recordings) {
        recordings.forEach(one -> files.getObject().delete(one.path()));
        return emptied(recordings);
    }

    private int emptied(List<Kept> recordings) {
        return jdbc.sql("""
                UPDATE ticketing.interaction SET recording_path = NULL, recording_millis = NULL WHERE id = ANY (:ids)
                """)
                .param("ids", recordings.stream().map(Kept::id).toArray(UUID[]::new))
                .update();
    }
}
