package org.civicline.ticketing.supervision;

import static org.civicline.foundation.Columns.at;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.civicline.foundation.Role;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.input.Heard;
import org.civicline.ticketing.sql.PageMark;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists supervisions: those that wait for an answer first due, answered ones newest first. */
@Component
class SupervisionList {

    /**
     * What to list.
     *
     * @param mine only what the viewer is to answer; so for officers, whatever is asked
     */
    record Filter(
            boolean answered,
            @Nullable Level level,
            @Nullable String department,
            boolean mine) {}

    /** Waits for an answer. */
    private static final String OPEN = "s.answered_at IS NULL AND s.erased_at IS NULL";

    private final JdbcClient jdbc;
    private final SupervisionViews views;
    private final Access access;
    private final Clock clock;

    SupervisionList(JdbcClient jdbc, SupervisionViews views, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.views = views;
        this.access = access;
        this.clock = clock;
    }

    Slice<SupervisionViews.View> page(Filter filter, @Nullable String after, int asked) {
        Viewer viewer = access.anyoneOnCases();
        StaffMember staff = SupervisionDesk.staff(viewer);
        if (staff == null) {
            throw Access.forbidden();
        }
        var conditions = new ArrayList<String>();
        var params = new HashMap<String, @Nullable Object>();
        conditions.add(filter.answered() ? "s.answered_at IS NOT NULL" : OPEN);
        if (filter.level() != null) {
            conditions.add("s.level = :level");
            params.put("level", filter.level().name());
        }
        if (filter.department() != null) {
            conditions.add("s.department_code = :department");
            params.put("department", Heard.text(filter.department()));
        }
        if (filter.mine() || viewer instanceof Viewer.Officer) {
            theirs(staff, conditions, params);
        }
        PageMark mark = PageMark.parse(after);
        if (mark != null) {
            conditions.add(
                    filter.answered()
                            ? "(s.answered_at, s.id) < (:afterTime, :afterId)"
                            : "(s.answer_by, s.id) > (:afterTime, :afterId)");
            params.put("afterTime", at(mark.moment()));
            params.put("afterId", mark.id());
        }
        int size = PageMark.size(asked);
        List<Supervision> rows = jdbc.sql("SELECT s.* FROM ticketing.supervision s WHERE "
                        + String.join(" AND ", conditions) + " ORDER BY "
                        + (filter.answered() ? "s.answered_at DESC, s.id DESC" : "s.answer_by, s.id") + " LIMIT :limit")
                .params(params)
                .param("limit", size + 1)
                .query(SupervisionStore::supervision)
                .list();
        Slice<Supervision> page = PageMark.slice(
                rows, size, one -> PageMark.of(Objects.requireNonNullElse(one.answeredAt(), one.answerBy()), one.id()));
        return new Slice<>(views.of(page.items(), viewer), page.next());
    }

    /** How many wait for the viewer's answer, and how many of them too long. */
    Map<String, Long> waiting() {
        StaffMember staff = SupervisionDesk.staff(access.anyoneOnCases());
        if (staff == null) {
            throw Access.forbidden();
        }
        var conditions = new ArrayList<>(List.of(OPEN));
        var params = new HashMap<String, @Nullable Object>();
        theirs(staff, conditions, params);
        return jdbc.sql("SELECT count(*) AS open, count(*) FILTER (WHERE s.answer_by < :now) AS overdue"
                        + " FROM ticketing.supervision s WHERE " + String.join(" AND ", conditions))
                .params(params)
                .param("now", at(clock.instant()))
                .query((row, _) -> Map.of("open", row.getLong("open"), "overdue", row.getLong("overdue")))
                .single();
    }

    private static void theirs(StaffMember staff, List<String> conditions, Map<String, @Nullable Object> params) {
        String named = "s.id IN (SELECT p.supervision_id FROM ticketing.supervision_person p WHERE p.staff_id = :me)";
        params.put("me", staff.id().value());
        if (staff.has(Role.OFFICER)) {
            conditions.add("(" + named + " OR s.department_code = :own)");
            params.put("own", staff.departmentCode());
        } else {
            conditions.add(named);
        }
    }
}
