package org.civicline.ticketing.citizens;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens.CitizenCard;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.Citizens.Conduct;
import org.civicline.ticketing.Citizens.Need;
import org.civicline.ticketing.Citizens.Organisation;
import org.civicline.ticketing.ContactPoint;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Citizens and their contact points in the database. */
@Component
class CitizenStore {

    /** The oldest contact point is the one they are known by. */
    private static final String CARD = """
            SELECT c.id, c.version, c.name, c.language, c.voice, c.sms, c.large_print, c.quiet_from, c.quiet_until, c.needs, p.kind, p.value, i.contacts, i.last_at,
                (SELECT count(*) FROM ticketing.ticket t WHERE t.citizen_id = c.id AND t.closed_at IS NULL) AS open_tickets,
                ARRAY(SELECT o.code || ' ' || o.name FROM ticketing.organisation o
                    WHERE o.code IN (
                        SELECT s.organisation_code FROM ticketing.organisation_speaker s
                        WHERE s.citizen_id IN (SELECT ticketing.merged(c.id)))
                    ORDER BY o.name, o.code) AS organisations,
                d.kind AS conduct, d.ends_at AS conduct_until
            FROM ticketing.citizen c
            CROSS JOIN LATERAL (
                SELECT kind, value FROM ticketing.contact_point WHERE citizen_id = c.id
                ORDER BY created_at, kind, value LIMIT 1) p
            CROSS JOIN LATERAL (
                SELECT count(*) AS contacts, max(began_at) AS last_at
                FROM ticketing.interaction WHERE citizen_id = c.id) i
            LEFT JOIN LATERAL (
                SELECT kind, ends_at FROM ticketing.conduct
                WHERE citizen_id IN (SELECT ticketing.merged(c.id)) AND upheld AND lifted IS NOT TRUE AND ends_at > :now
                ORDER BY ends_at DESC LIMIT 1) d ON TRUE
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CitizenStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<CitizenCard> card(CitizenId id) {
        return jdbc.sql(CARD + "WHERE c.id = ticketing.survivor(:id)")
                .param("now", at(clock.instant()))
                .param("id", id.value())
                .query(CitizenStore::card)
                .optional();
    }

    /** Others of the same name. */
    List<CitizenCard> alike(CitizenId id) {
        return jdbc.sql(CARD + """
                WHERE c.id IN (
                    SELECT other.id FROM ticketing.citizen one JOIN ticketing.citizen other ON other.name = one.name
                    WHERE one.id = ticketing.survivor(:id) AND other.id <> one.id AND other.merged_into IS NULL
                        AND other.erased_at IS NULL
                    ORDER BY other.id LIMIT 20)
                ORDER BY c.id
                """)
                .param("now", at(clock.instant()))
                .param("id", id.value())
                .query(CitizenStore::card)
                .list();
    }

    Optional<CitizenCard> card(ContactPoint point) {
        return jdbc.sql(CARD + """
                WHERE c.id = (SELECT citizen_id FROM ticketing.contact_point WHERE kind = :kind AND value = :value)
                """)
                .param("now", at(clock.instant()))
                .param("kind", point.kind().name())
                .param("value", point.value())
                .query(CitizenStore::card)
                .optional();
    }

    /** Whoever has it keeps it until the transaction ends: nobody is forgotten while something is written down of them. */
    Optional<CitizenId> owner(ContactPoint point) {
        return jdbc.sql("""
                SELECT citizen_id FROM ticketing.contact_point WHERE kind = :kind AND value = :value FOR KEY SHARE
                """)
                .param("kind", point.kind().name())
                .param("value", point.value())
                .query((row, _) -> new CitizenId(uuid(row, "citizen_id")))
                .optional();
    }

    /** Makes a citizen with this contact point; does nothing if somebody has it, waiting for whoever just makes them. */
    boolean add(UUID id, ContactPoint point, Instant now) {
        return jdbc.sql("""
                WITH point AS (
                    INSERT INTO ticketing.contact_point (kind, value, citizen_id, created_at)
                    VALUES (:kind, :value, :id, :now) ON CONFLICT (kind, value) DO NOTHING
                    RETURNING citizen_id)
                INSERT INTO ticketing.citizen (id, created_at) SELECT citizen_id, :now FROM point
                """)
                        .param("id", id)
                        .param("kind", point.kind().name())
                        .param("value", point.value())
                        .param("now", at(now))
                        .update()
                == 1;
    }

    boolean rename(CitizenId id, String name) {
        return jdbc.sql(
                                "UPDATE ticketing.citizen SET name = :name, version = version + 1 WHERE id = ticketing.survivor(:id) AND erased_at IS NULL")
                        .param("id", id.value())
                        .param("name", name)
                        .update()
                == 1;
    }

    boolean change(CitizenId id, CommunicationProfile profile) {
        return jdbc.sql("""
                UPDATE ticketing.citizen SET language = :language, voice = :voice, sms = :sms, large_print = :large,
                    quiet_from = :from, quiet_until = :until, version = version + 1
                WHERE id = ticketing.survivor(:id) AND erased_at IS NULL
                """)
                        .param("id", id.value())
                        .param("language", profile.language())
                        .param("voice", profile.voice())
                        .param("sms", profile.sms())
                        .param("large", profile.largePrint())
                        .param(
                                "from",
                                profile.quiet() == null ? null : profile.quiet().from())
                        .param(
                                "until",
                                profile.quiet() == null ? null : profile.quiet().until())
                        .update()
                == 1;
    }

    boolean note(CitizenId id, Set<Need> needs) {
        return jdbc.sql(
                                "UPDATE ticketing.citizen SET needs = :needs, version = version + 1 WHERE id = ticketing.survivor(:id) AND erased_at IS NULL")
                        .param("id", id.value())
                        .param("needs", needs.stream().sorted().map(Need::name).toArray(String[]::new))
                        .update()
                == 1;
    }

    /** Whether there was such a citizen, who is forgotten. */
    boolean erased(CitizenId id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM ticketing.citizen WHERE id = :id AND erased_at IS NOT NULL)")
                .param("id", id.value())
                .query(Boolean.class)
                .single();
    }

    Optional<CommunicationProfile> profile(ContactPoint point) {
        return jdbc.sql("""
                SELECT c.language, c.voice, c.sms, c.large_print, c.quiet_from, c.quiet_until
                FROM ticketing.contact_point p JOIN ticketing.citizen c ON c.id = p.citizen_id
                WHERE p.kind = :kind AND p.value = :value
                """)
                .param("kind", point.kind().name())
                .param("value", point.value())
                .query((row, _) -> ProfileColumns.of(row))
                .optional();
    }

    private static CitizenCard card(ResultSet row, int number) throws SQLException {
        return new CitizenCard(
                new CitizenId(uuid(row, "id")),
                row.getString("name"),
                new ContactPoint(ContactPoint.Kind.valueOf(row.getString("kind")), row.getString("value")),
                ProfileColumns.of(row),
                row.getInt("contacts"),
                row.getInt("open_tickets"),
                instantOrNull(row, "last_at"),
                Stream.of((String[]) row.getArray("needs").getArray())
                        .map(Need::valueOf)
                        .toList(),
                Stream.of((String[]) row.getArray("organisations").getArray())
                        .map(CitizenStore::organisation)
                        .toList(),
                conduct(row),
                row.getLong("version"));
    }

    /** A code has always as many signs. */
    private static Organisation organisation(String written) {
        int end = written.indexOf(' ');
        return new Organisation(written.substring(0, end), written.substring(end + 1));
    }

    private static @Nullable Conduct conduct(ResultSet row) throws SQLException {
        String kind = row.getString("conduct");
        return kind == null ? null : new Conduct(Conduct.Kind.valueOf(kind), instant(row, "conduct_until"));
    }
}
