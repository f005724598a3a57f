package org.civicline.knowledgebase.attachments;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.civicline.foundation.files.KeptFile;
import org.civicline.knowledgebase.AttachedFile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Files of editions and versions as rows. */
@Component
public class FileRows {

    private static final String FILES = """
            (SELECT json_agg(json_build_object('id', s.id, 'name', f.name, 'kind', s.kind, 'bytes', s.bytes) ORDER BY f.place)
             FROM knowledgebase.%s f JOIN knowledgebase.file s ON s.id = f.file_id WHERE %s) AS files""";

    /** A column with the files of the edition {@code e}, for {@link #read}. */
    public static final String OF_EDITION = FILES.formatted("edition_file", "f.edition_id = e.id");

    /** A column with the files of the version {@code v}, for {@link #read}. */
    public static final String OF_VERSION =
            FILES.formatted("version_file", "f.code = v.code AND f.version = v.version");

    private static final TypeReference<List<AttachedFile>> LIST = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    FileRows(JdbcClient jdbc, JdbcTemplate batches, JsonMapper json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json;
    }

    /** What is stored. @param file its name in the vault */
    public record Stored(UUID id, UUID file, byte[] sha256) {}

    /** The files in a row with one of the columns above, in their order. */
    public List<AttachedFile> read(ResultSet row) throws SQLException {
        String files = row.getString("files");
        return files == null ? List.of() : List.copyOf(json.readValue(files, LIST));
    }

    /** What the same person sent under that key before. */
    public Optional<Stored> sent(UUID staff, String key) {
        return jdbc.sql("SELECT id, file, sha256 FROM knowledgebase.file WHERE staff_id = ? AND key = ?")
                .params(staff, key)
                .query(FileRows::stored)
                .optional();
    }

    Optional<Stored> find(UUID id) {
        return jdbc.sql("SELECT id, file, sha256 FROM knowledgebase.file WHERE id = ?")
                .param(id)
                .query(FileRows::stored)
                .optional();
    }

    /**
     * Puts a file behind those an edition has.
     *
     * @return false if the same person sent another one under that key at the same moment
     */
    public boolean add(UUID edition, AttachedFile one, KeptFile kept, UUID staff, String key, Instant now) {
        boolean added = jdbc.sql("""
                INSERT INTO knowledgebase.file (id, kind, bytes, sha256, file, staff_id, at, key)
                VALUES (:id, :kind, :bytes, :sha256, :file, :staff, :at, :key)
                ON CONFLICT (staff_id, key) DO NOTHING
                """)
                        .param("id", one.id())
                        .param("kind", one.kind().name())
                        .param("bytes", one.bytes())
                        .param("sha256", kept.sha256())
                        .param("file", kept.name())
                        .param("staff", staff)
                        .param("at", at(now))
                        .param("key", key)
                        .update()
                == 1;
        if (added) {
            jdbc.sql("""
                    INSERT INTO knowledgebase.edition_file (edition_id, file_id, place, name)
                    SELECT :edition, :file, COALESCE(max(place), 0) + 1, :name FROM knowledgebase.edition_file
                    WHERE edition_id = :edition
                    """)
                    .param("edition", edition)
                    .param("file", one.id())
                    .param("name", one.name())
                    .update();
        }
        return added;
    }

    /** The edition's files are called so, and stand in this order. */
    public void arrange(UUID edition, List<AttachedFile> files) {
        jdbc.sql("""
                UPDATE knowledgebase.edition_file f SET name = o.name, place = o.place
                FROM unnest(CAST(:ids AS uuid[]), CAST(:names AS text[])) WITH ORDINALITY o (id, name, place)
                WHERE f.edition_id = :edition AND f.file_id = o.id
                """)
                .param("edition", edition)
                .param("ids", files.stream().map(AttachedFile::id).toArray(UUID[]::new))
                .param("names", files.stream().map(AttachedFile::name).toArray(String[]::new))
                .update();
    }

    public void remove(UUID edition, UUID id) {
        jdbc.sql("DELETE FROM knowledgebase.edition_file WHERE edition_id = ? AND file_id = ?")
                .params(edition, id)
                .update();
    }

    /** Editions that were just begun get the files of the versions they begin with. */
    public void begin(Collection<UUID> editions) {
        jdbc.sql("""
                INSERT INTO knowledgebase.edition_file (edition_id, file_id, place, name)
                SELECT e.id, f.file_id, f.place, f.name FROM knowledgebase.edition e
                JOIN knowledgebase.version_file f ON f.code = e.code AND f.version = e.base_version
                WHERE e.id = ANY (:editions)
                """).param("editions", editions.toArray(UUID[]::new)).update();
    }

    /** What a version has, once it is published. */
    public record OfVersion(String code, int version, List<AttachedFile> files) {}

    public void publish(List<OfVersion> versions) {
        batches.batchUpdate(
                """
                INSERT INTO knowledgebase.version_file (code, version, file_id, place, name) VALUES (?, ?, ?, ?, ?)
                """,
                versions.stream()
                        .flatMap(one -> IntStream.range(0, one.files().size()).mapToObj(place -> {
                            AttachedFile file = one.files().get(place);
                            return new Object[] {one.code(), one.version(), file.id(), place + 1, file.name()};
                        }))
                        .toList());
    }

    /** Those that no edition and no version has. Their content has no row then, and goes with the sweep. */
    void dropUnused(Instant before) {
        jdbc.sql("""
                DELETE FROM knowledgebase.file s WHERE s.at < :before
                  AND NOT EXISTS (SELECT FROM knowledgebase.edition_file f WHERE f.file_id = s.id)
                  AND NOT EXISTS (SELECT FROM knowledgebase.version_file f WHERE f.file_id = s.id)
                """).param("before", at(before)).update();
    }

    /** Those of the files that a row knows. */
    Set<UUID> known(Collection<UUID> files) {
        return Set.copyOf(jdbc.sql("SELECT file FROM knowledgebase.file WHERE file = ANY (:files)")
                .param("files", files.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(uuid(row, "id"), uuid(row, "file"), row.getBytes("sha256"));
    }
}
