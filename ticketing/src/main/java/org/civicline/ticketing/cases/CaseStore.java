package org.civicline.ticketing.cases;

import static org.civicline.foundation.Columns.at;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.forms.FilledForm;
import org.civicline.ticketing.places.PlaceBook;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes new tickets, one or thousands. */
@Component
public class CaseStore {

    private static final String INSERT = """
            INSERT INTO ticketing.ticket (id, version, number, status, type, category_code, urgency, channel,
                confidential, citizen_id, phone, created_at, opened_by, lead_dispatch, lead_department, due_at,
                closing, closed_at, closing_note, answer, article_code, satisfaction, inbox_rank, inbox_place, rules_version,
                place_code)
            VALUES (:id, 1, :number, :status, :type, :category, :urgency, :channel,
                :confidential, :citizen, :phone, :created, :opener, :dispatch, :department, :due,
                :closing, :closed, :note, :answer, :article, :grade, :rank, :place, :rules, :area)
            """;

    private static final String INSERT_CONTENT = """
            INSERT INTO ticketing.ticket_content (ticket_id, title, text, address, form, organisation_code)
            VALUES (:id, :title, :text, :address, CAST(:form AS jsonb), :organisation)
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final EventMarks marks;
    private final StateStore states;
    private final PlaceBook places;
    private final JsonMapper json;

    CaseStore(NamedParameterJdbcTemplate jdbc, EventMarks marks, StateStore states, PlaceBook places, JsonMapper json) {
        this.jdbc = jdbc;
        this.marks = marks;
        this.states = states;
        this.places = places;
        this.json = json;
    }

    /** A ticket and the state it begins in. */
    public record Placed(NewCase ticket, Placement placement) {}

    /** One, with what else its opening writes. */
    public void add(Writes writes, NewCase ticket, Placement placement) {
        Map<String, @Nullable Object> columns = columns(new Placed(ticket, placement));
        writes.sql(INSERT).params(columns).any();
        writes.sql(INSERT_CONTENT).params(columns).any();
        marks.leave(writes, ticket);
    }

    @SuppressWarnings("unchecked") // generic array of a parameter map, as the template wants it
    public void addAll(Collection<Placed> tickets) {
        Map<String, @Nullable Object>[] rows =
                tickets.stream().map(this::columns).toArray(Map[]::new);
        jdbc.batchUpdate(INSERT, rows);
        jdbc.batchUpdate(INSERT_CONTENT, rows);
        marks.leave(tickets.stream().map(Placed::ticket).toList());
    }

    /** Whose it is, where their record was merged into the citizen's. */
    public void ofMerged(TicketId id, UUID citizen) {
        jdbc.update(
                "UPDATE ticketing.ticket SET own_citizen_id = :citizen WHERE id = :id",
                Map.of("id", id.value(), "citizen", citizen));
    }

    /** Other answers on a ticket that is locked. */
    public void refill(TicketId id, FilledForm form) {
        jdbc.update(
                "UPDATE ticketing.ticket_content SET form = CAST(:form AS jsonb) WHERE ticket_id = :id",
                Map.of("id", id.value(), "form", json.writeValueAsString(form)));
        renew(id);
    }

    /** Another organisation the citizen spoke for, or none, on a ticket that is locked. */
    public void speaksFor(TicketId id, @Nullable String organisation) {
        jdbc.update(
                "UPDATE ticketing.ticket_content SET organisation_code = :organisation WHERE ticket_id = :id",
                new MapSqlParameterSource("id", id.value()).addValue("organisation", organisation));
        renew(id);
    }

    /** A new version, so that whoever has read it as it was is told. */
    private void renew(TicketId id) {
        jdbc.update("UPDATE ticketing.ticket SET version = version + 1 WHERE id = :id", Map.of("id", id.value()));
    }

    private Map<String, @Nullable Object> columns(Placed placed) {
        NewCase ticket = placed.ticket();
        var columns = new HashMap<String, @Nullable Object>(states.columns(placed.placement()));
        columns.put("id", ticket.id().value());
        columns.put("number", ticket.number());
        columns.put("type", ticket.type().name());
        columns.put("category", ticket.categoryCode());
        columns.put("urgency", ticket.urgency().name());
        columns.put("channel", ticket.channel().name());
        columns.put("title", ticket.title());
        columns.put("text", ticket.text());
        columns.put("address", ticket.address());
        columns.put("form", ticket.form() == null ? null : json.writeValueAsString(ticket.form()));
        columns.put("area", places.area(ticket.address()));
        columns.put("confidential", ticket.confidential());
        columns.put("citizen", ticket.citizen());
        columns.put("phone", ticket.phone());
        columns.put("organisation", ticket.organisation());
        columns.put("created", at(ticket.createdAt()));
        columns.put("opener", ticket.openedBy());
        columns.put("rules", ticket.rules());
        return columns;
    }
}
