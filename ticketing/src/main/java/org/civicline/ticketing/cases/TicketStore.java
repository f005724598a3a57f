package org.civicline.ticketing.cases;

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
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.DispatchId;
import org.civicline.ticketing.RefusalGround;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.forms.FilledForm;
import org.civicline.ticketing.lifecycle.CoDuty;
import org.civicline.ticketing.lifecycle.CoDuty.Stand;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.sla.clocks.Clocks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads tickets one at a time. */
@Component
public class TicketStore {

    private static final String COLUMNS = """
            t.*, x.title, x.text, x.address, x.form, k.name AS category_name, k.name_en AS category_name_en, c.name AS citizen_name, o.name AS organisation,
                COALESCE(c.language, 'zh-CN') AS language,
                d.department_code, d.dispatched_at, d.signed_at, d.replied_at, d.reply,
                a.department_code AS above_department, d.accepted_at, d.bound, d.handed_from, d.returns_before, d.refused_returns, d.extensions,
                (SELECT jsonb_agg(jsonb_build_object('dispatch', o.id, 'department', o.department_code,
                        'status', o.status, 'bound', o.bound, 'namedAt', o.dispatched_at, 'note', o.note,
                        'signedAt', o.signed_at, 'contributedAt', o.replied_at, 'contribution', o.reply,
                        'declined', o.return_reason) ORDER BY o.dispatched_at, o.id)
                 FROM ticketing.dispatch o
                 WHERE o.ticket_id = t.id AND o.duty = 'CO' AND o.status <> 'WITHDRAWN') AS co_handlers,
            """ + Clocks.UNSTOPPED + " AS clocks ";

    private static final String FROM = """
            FROM ticketing.ticket t
            JOIN ticketing.ticket_content x ON x.ticket_id = t.id
            JOIN ticketing.category k ON k.code = t.category_code
            LEFT JOIN ticketing.citizen c ON c.id = t.citizen_id
            LEFT JOIN ticketing.organisation o ON o.code = x.organisation_code
            LEFT JOIN ticketing.dispatch d ON d.id = t.lead_dispatch
            LEFT JOIN ticketing.dispatch a ON a.id = d.handed_from
            """;

    private static final String ROW = "SELECT " + COLUMNS + FROM;

    /** Reads what it joins as it was before it waited for the lock; {@code seen} tells whether that is the ticket's past. */
    private static final String LOCKED = "SELECT " + COLUMNS
            + ", (SELECT s.version FROM ticketing.ticket s WHERE s.id = t.id) AS seen " + FROM
            + "WHERE t.id = :id FOR UPDATE OF t";

    private final JdbcClient jdbc;
    private final Clocks clocks;
    private final JsonMapper json;

    TicketStore(JdbcClient jdbc, Clocks clocks, JsonMapper json) {
        this.jdbc = jdbc;
        this.clocks = clocks;
        this.json = json;
    }

    public Optional<TicketRow> find(TicketId id) {
        return jdbc.sql(ROW + "WHERE t.id = :id")
                .param("id", id.value())
                .query(this::row)
                .optional();
    }

    public Optional<TicketRow> findByNumber(String number) {
        return jdbc.sql(ROW + "WHERE t.number = :number")
                .param("number", number)
                .query(this::row)
                .optional();
    }

    /**
     * The ticket as it is once nobody else changes it; nobody else can until the transaction ends. Whoever changes what is
     * read here gives the ticket a new version, so whoever waited for them sees that, and reads it again.
     */
    public Optional<TicketRow> lock(TicketId id) {
        Optional<Optional<TicketRow>> locked = jdbc.sql(LOCKED)
                .param("id", id.value())
                .query((row, number) -> row.getLong("version") == row.getLong("seen")
                        ? Optional.of(row(row, number))
                        : Optional.<TicketRow>empty())
                .optional();
        return locked.flatMap(read -> read.or(() -> find(id)));
    }

    /** Those merged into a ticket, locked; nobody is lost who was merged before the main ticket was locked. */
    public List<TicketRow> lockMerged(TicketId main) {
        boolean any = !jdbc.sql("""
                SELECT id FROM ticketing.ticket WHERE merged_into = :main AND status = 'MERGED' ORDER BY id FOR UPDATE
                """)
                .param("main", main.value())
                .query(UUID.class)
                .list()
                .isEmpty();
        return any
                ? jdbc.sql(ROW + "WHERE t.merged_into = :main AND t.status = 'MERGED' ORDER BY t.id")
                        .param("main", main.value())
                        .query(this::row)
                        .list()
                : List.of();
    }

    /** A duty by itself; one that was handed down names those it came from. */
    public TicketRow.Lead lead(DispatchId id) {
        return jdbc.sql("SELECT d.id AS lead_dispatch, d.* FROM ticketing.dispatch d WHERE d.id = :id")
                .param("id", id.value())
                .query((row, _) -> Objects.requireNonNull(lead(row)))
                .single();
    }

    private TicketRow row(ResultSet row, int number) throws SQLException {
        return new TicketRow(
                new TicketId(uuid(row, "id")),
                row.getLong("version"),
                row.getString("number"),
                word(row, "status", TicketStatus.class),
                content(row),
                uuidOrNull(row, "citizen_id"),
                row.getString("citizen_name"),
                row.getString("phone"),
                row.getString("language"),
                instant(row, "created_at"),
                uuidOrNull(row, "opened_by"),
                lead(row),
                instantOrNull(row, "due_at"),
                row.getInt("returns"),
                pending(row.getString("pending")),
                row.getString("above_department"),
                end(row),
                uuidOrNull(row, "merged_into"),
                coHandlers(row.getString("co_handlers")),
                instantOrNull(row, "erased_at") != null,
                clocks.read(row.getString("clocks")));
    }

    private List<CoDuty> coHandlers(@Nullable String written) {
        return written == null
                ? List.of()
                : Arrays.stream(json.readValue(written, CoRow[].class))
                        .map(CoRow::duty)
                        .toList();
    }

    /** A co-handler's dispatch. */
    private record CoRow(
            UUID dispatch,
            String department,
            String status,
            boolean bound,
            Instant namedAt,
            @Nullable String note,
            @Nullable Instant signedAt,
            @Nullable Instant contributedAt,
            @Nullable String contribution,
            @Nullable String declined) {

        CoDuty duty() {
            Stand stand = switch (status) {
                case "DISPATCHED" -> Stand.NAMED;
                case "SIGNED" -> Stand.SIGNED;
                case "REPLIED" -> Stand.CONTRIBUTED;
                case "RETURNED" -> Stand.DECLINED;
                default -> throw new IllegalStateException("a co-handler nobody knows the standing of: " + status);
            };
            return new CoDuty(
                    new DispatchId(dispatch),
                    department,
                    stand,
                    bound,
                    namedAt,
                    note,
                    signedAt,
                    contributedAt,
                    contribution,
                    declined);
        }
    }

    private TicketRow.Content content(ResultSet row) throws SQLException {
        return new TicketRow.Content(
                word(row, "channel", Channel.class),
                word(row, "type", TicketType.class),
                row.getString("category_code"),
                row.getString("category_name"),
                row.getString("category_name_en"),
                word(row, "urgency", Urgency.class),
                row.getString("title"),
                row.getString("text"),
                row.getString("address"),
                row.getBoolean("confidential"),
                row.getInt("rules_version"),
                form(row.getString("form")),
                row.getString("organisation"));
    }

    private TicketRow.@Nullable Lead lead(ResultSet row) throws SQLException {
        UUID dispatch = uuidOrNull(row, "lead_dispatch");
        if (dispatch == null) {
            return null;
        }
        UUID from = uuidOrNull(row, "handed_from");
        return new TicketRow.Lead(
                new DispatchId(dispatch),
                row.getString("department_code"),
                instant(row, "dispatched_at"),
                instantOrNull(row, "signed_at"),
                instantOrNull(row, "replied_at"),
                row.getString("reply"),
                instantOrNull(row, "accepted_at"),
                from == null ? null : new DispatchId(from),
                terms(row, from != null));
    }

    private static LeadDuty.Terms terms(ResultSet row, boolean handedDown) throws SQLException {
        return new LeadDuty.Terms(
                row.getBoolean("bound"),
                handedDown,
                row.getInt("returns_before"),
                row.getInt("refused_returns"),
                row.getInt("extensions"));
    }

    private @Nullable Pending pending(@Nullable String written) {
        return written == null ? null : json.readValue(written, Pending.class);
    }

    private static TicketRow.@Nullable End end(ResultSet row) throws SQLException {
        String closing = row.getString("closing");
        if (closing == null) {
            return null;
        }
        Integer grade = row.getObject("satisfaction", Integer.class);
        return new TicketRow.End(
                closing,
                instant(row, "closed_at"),
                row.getString("closing_note"),
                row.getString("closing_ground") == null ? null : word(row, "closing_ground", RefusalGround.class),
                row.getString("answer"),
                row.getString("article_code"),
                grade == null ? null : Satisfaction.ofDigit(grade).orElseThrow());
    }

    private @Nullable FilledForm form(@Nullable String written) {
        return written == null ? null : json.readValue(written, FilledForm.class);
    }
}
