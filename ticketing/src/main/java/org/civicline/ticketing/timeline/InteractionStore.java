package org.civicline.ticketing.timeline;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.instantOrNull;
import static org.civicline.foundation.Columns.uuid;
import static org.civicline.foundation.Columns.uuidOrNull;
import static org.civicline.foundation.Columns.word;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions.Ending;
import org.civicline.ticketing.Interactions.InteractionView;
import org.civicline.ticketing.Interactions.NewInteraction;
import org.civicline.ticketing.Interactions.Recording;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.input.Heard;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Interactions in the database. */
@Component
public class InteractionStore {

    private static final String VIEW = """
            SELECT i.*, ARRAY(SELECT ticket_id FROM ticketing.interaction_ticket WHERE interaction_id = i.id
                ORDER BY ticket_id) AS tickets
            FROM ticketing.interaction i
            """;

    private final JdbcClient jdbc;

    InteractionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<InteractionId> idOf(Channel channel, String reference) {
        return jdbc.sql("SELECT id FROM ticketing.interaction WHERE channel = :channel AND reference = :reference")
                .param("channel", channel.name())
                .param("reference", reference)
                .query((row, _) -> new InteractionId(uuid(row, "id")))
                .optional();
    }

    /** Does nothing if the reference is known, waiting for whoever just adds it. */
    boolean add(UUID id, NewInteraction begun, @Nullable CitizenId citizen) {
        ContactPoint point = begun.point();
        String text = begun.text();
        return jdbc.sql("""
                INSERT INTO ticketing.interaction (id, channel, inbound, reference, citizen_id, point_kind, point_value,
                    text, began_at, own_citizen_id)
                VALUES (:id, :channel, :inbound, :reference, :citizen, :kind, :value, :text, :at,
                    (SELECT own_citizen_id FROM ticketing.contact_point WHERE kind = :kind AND value = :value))
                ON CONFLICT (channel, reference) DO NOTHING
                """)
                        .param("id", id)
                        .param("channel", begun.channel().name())
                        .param("inbound", begun.inbound())
                        .param("reference", begun.reference())
                        .param("citizen", citizen == null ? null : citizen.value())
                        .param("kind", point == null ? null : point.kind().name())
                        .param("value", point == null ? null : point.value())
                        .param("text", text == null ? null : Heard.text(text))
                        .param("at", at(begun.at()))
                        .update()
                == 1;
    }

    boolean joined(InteractionId id, StaffId staff, Instant when) {
        return jdbc.sql("""
                UPDATE ticketing.interaction SET staff_id = :staff, joined_at = COALESCE(joined_at, :at) WHERE id = :id
                """)
                        .param("id", id.value())
                        .param("staff", staff.value())
                        .param("at", at(when))
                        .update()
                == 1;
    }

    boolean end(InteractionId id, Ending ending) {
        return jdbc.sql("""
                UPDATE ticketing.interaction SET ended_at = COALESCE(ended_at, :at), result = COALESCE(result, :result)
                WHERE id = :id
                """)
                        .param("id", id.value())
                        .param("at", at(ending.at()))
                        .param("result", ending.result())
                        .update()
                == 1;
    }

    boolean cameTo(InteractionId id, String result) {
        return jdbc.sql("UPDATE ticketing.interaction SET result = :result WHERE id = :id AND ended_at IS NOT NULL")
                        .param("id", id.value())
                        .param("result", result)
                        .update()
                == 1;
    }

    boolean recorded(InteractionId id, Recording recording) {
        return jdbc.sql("""
                UPDATE ticketing.interaction SET recording_path = :path, recording_millis = :millis WHERE id = :id
                """)
                        .param("id", id.value())
                        .param("path", recording.path())
                        .param("millis", recording.millis())
                        .update()
                == 1;
    }

    /** Notes which case a contact was about, once. */
    public static void about(Writes writes, InteractionId id, TicketId ticket) {
        writes.sql("""
                INSERT INTO ticketing.interaction_ticket (interaction_id, ticket_id) VALUES (:id, :ticket)
                ON CONFLICT DO NOTHING
                """).param("id", id.value()).param("ticket", ticket.value()).any();
    }

    Optional<InteractionView> find(InteractionId id) {
        return jdbc.sql(VIEW + "WHERE i.id = :id")
                .param("id", id.value())
                .query(InteractionStore::view)
                .optional();
    }

    Optional<InteractionView> find(Channel channel, String reference) {
        return jdbc.sql(VIEW + "WHERE i.channel = :channel AND i.reference = :reference")
                .param("channel", channel.name())
                .param("reference", reference)
                .query(InteractionStore::view)
                .optional();
    }

    private static InteractionView view(ResultSet row, int number) throws SQLException {
        UUID citizen = uuidOrNull(row, "citizen_id");
        UUID staff = uuidOrNull(row, "staff_id");
        return new InteractionView(
                new InteractionId(uuid(row, "id")),
                word(row, "channel", Channel.class),
                row.getBoolean("inbound"),
                row.getString("reference"),
                citizen == null ? null : new CitizenId(citizen),
                point(row),
                row.getString("text"),
                instant(row, "began_at"),
                instantOrNull(row, "joined_at"),
                instantOrNull(row, "ended_at"),
                row.getString("result"),
                staff == null ? null : new StaffId(staff),
                recording(row),
                tickets(row));
    }

    private static @Nullable ContactPoint point(ResultSet row) throws SQLException {
        String kind = row.getString("point_kind");
        return kind == null ? null : new ContactPoint(ContactPoint.Kind.valueOf(kind), row.getString("point_value"));
    }

    private static @Nullable Recording recording(ResultSet row) throws SQLException {
        String path = row.getString("recording_path");
        return path == null ? null : new Recording(path, row.getLong("recording_millis"));
    }

    private static List<TicketId> tickets(ResultSet row) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray("tickets").getArray())
                .map(TicketId::new)
                .toList();
    }
}
