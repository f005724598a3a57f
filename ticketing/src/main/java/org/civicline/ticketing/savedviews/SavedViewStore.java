package org.civicline.ticketing.savedviews;

import static org.civicline.foundation.Columns.text;
import static org.civicline.foundation.Columns.uuid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.sharing.KeptTable;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** Saved views as rows. */
@Component
class SavedViewStore extends KeptTable<SavedView> {

    private final JdbcClient jdbc;

    SavedViewStore(JdbcClient jdbc) {
        super(jdbc, "saved_view");
        this.jdbc = jdbc;
    }

    @Override
    protected String insertion() {
        return """
                INSERT INTO ticketing.saved_view (id, owner_id, department_code, name, statuses, lead_department, urgency,
                    late, version, created_at)
                VALUES (:id, :owner, :department, :name, :statuses, :lead, :urgency, :late, 1, :now)
                """;
    }

    @Override
    protected String alteration() {
        return """
                UPDATE ticketing.saved_view SET department_code = :department, name = :name, statuses = :statuses,
                    lead_department = :lead, urgency = :urgency, late = :late, version = version + 1
                WHERE id = :id
                """;
    }

    /** What their list begins with, if they have said so. */
    Optional<UUID> first(StaffMember staff) {
        return jdbc.sql("SELECT view_id FROM ticketing.first_view WHERE staff_id = :staff")
                .param("staff", staff.id().value())
                .query(UUID.class)
                .optional();
    }

    void first(StaffMember staff, @Nullable UUID view) {
        if (view == null) {
            jdbc.sql("DELETE FROM ticketing.first_view WHERE staff_id = :staff")
                    .param("staff", staff.id().value())
                    .update();
            return;
        }
        jdbc.sql("""
                INSERT INTO ticketing.first_view (staff_id, view_id) VALUES (:staff, :view)
                ON CONFLICT (staff_id) DO UPDATE SET view_id = EXCLUDED.view_id
                """).param("staff", staff.id().value()).param("view", view).update();
    }

    @Override
    protected StatementSpec given(StatementSpec statement, SavedView view) {
        SavedView.Wanted wanted = view.wanted();
        Urgency urgency = wanted.urgency();
        return statement
                .param(
                        "statuses",
                        wanted.statuses().stream().map(Enum::name).sorted().toArray(String[]::new))
                .param("lead", wanted.lead())
                .param("urgency", urgency == null ? null : urgency.name())
                .param("late", wanted.late());
    }

    @Override
    protected SavedView read(ResultSet row, int number) throws SQLException {
        String urgency = text(row, "urgency");
        var statuses = Arrays.stream((String[]) row.getArray("statuses").getArray())
                .map(TicketStatus::valueOf)
                .collect(Collectors.toSet());
        return new SavedView(
                uuid(row, "id"),
                sharing(row),
                row.getString("name"),
                new SavedView.Wanted(
                        statuses,
                        text(row, "lead_department"),
                        urgency == null ? null : Urgency.valueOf(urgency),
                        row.getBoolean("late")),
                row.getLong("version"));
    }
}
