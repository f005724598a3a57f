package org.civicline.ticketing.reading;

import static org.civicline.foundation.Columns.at;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.input.Heard;
import org.civicline.ticketing.sql.PageMark;
import org.jspecify.annotations.Nullable;

/** Composes what a list of tickets asks of the database. Only fixed text becomes SQL; all values are parameters. */
final class Conditions {

    /** Ours, or its beginning; or one that an earlier system may have given: GD2023/17, 2023-000017, GD2023040500017. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{6,8}(-[0-9]{0,12})?"
            + "|(?=.*[A-Za-z])(?=(?:.*[0-9]){4})[A-Za-z0-9]+[-_./][A-Za-z0-9_./-]*"
            + "|[0-9]{4}-[0-9]{5,}"
            + "|(?=(?:.*[0-9]){8})[A-Za-z0-9]{12,40}");

    /** Ours, whole: asked for as it is, which PostgreSQL plans once, where a beginning is planned each time. */
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{8}-[0-9]{6}");

    private static final int LONGEST_NUMBER = 40;
    private static final Set<TicketStatus> WAITING =
            Set.of(TicketStatus.FOLLOW_UP, TicketStatus.SUSPENDED, TicketStatus.MERGED);

    private final List<String> conditions;
    private final Map<String, @Nullable Object> params;

    Conditions() {
        this(List.of(), Map.of());
    }

    private Conditions(List<String> conditions, Map<String, @Nullable Object> params) {
        this.conditions = new ArrayList<>(conditions);
        this.params = new HashMap<>(params);
    }

    /** An officer cannot ask which confidential cases are whose: the answer would name the informant. */
    void forDepartment(String own, boolean helping, @Nullable CitizenId citizen) {
        department(own, helping);
        if (citizen != null) {
            conditions.add("NOT t.confidential");
            ofCitizen(citizen);
        }
    }

    void forEverybody(@Nullable String department, boolean helping, @Nullable CitizenId citizen) {
        if (department != null) {
            department(department, helping);
        }
        if (citizen != null) {
            ofCitizen(citizen);
        }
    }

    private void department(String code, boolean helping) {
        String those = helping ? """
                t.id IN (SELECT o.ticket_id FROM ticketing.dispatch o WHERE o.duty = 'CO'
                    AND o.department_code = :department AND o.status IN ('DISPATCHED', 'SIGNED', 'REPLIED'))""" : "t.lead_department = :department";
        add(those, "department", Heard.text(code));
    }

    private void ofCitizen(CitizenId citizen) {
        add("t.citizen_id = :citizen", "citizen", citizen.value());
    }

    /** The bounds on the rank let the index begin where the wanted ones do. */
    void statuses(Set<TicketStatus> wanted) {
        if (wanted.isEmpty()) {
            return;
        }
        add(
                "t.status = ANY (:statuses)",
                "statuses",
                wanted.stream().map(Enum::name).toArray(String[]::new));
        boolean waiting = wanted.stream().anyMatch(WAITING::contains);
        boolean over = wanted.stream().anyMatch(TicketStatus::over);
        boolean open = wanted.stream().anyMatch(one -> !one.over() && !WAITING.contains(one));
        add("t.inbox_rank >= :lowest", "lowest", open ? 0 : waiting ? 3 : 4);
        add("t.inbox_rank <= :highest", "highest", over ? 4 : waiting ? 3 : 2);
    }

    void urgency(@Nullable Urgency wanted) {
        if (wanted != null) {
            add("t.urgency = :urgency", "urgency", wanted.name());
        }
    }

    void dueBefore(Instant now) {
        add("t.due_at < :dueBefore", "dueBefore", at(now));
    }

    /** A number or its beginning; or else words, which are left to {@link TextSearch}. */
    SoughtWords text(@Nullable String written) {
        String text = written == null ? "" : Heard.text(written).strip();
        if (WHOLE_NUMBER.matcher(text).matches()) {
            add("t.number = :number", "number", text);
            return SoughtWords.NONE;
        }
        if (text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches()) {
            add("t.number LIKE :number", "number", text.replace("_", "\\_") + "%");
            return SoughtWords.NONE;
        }
        return SoughtWords.of(text);
    }

    /** The same, of what comes behind. */
    Conditions after(@Nullable PageMark mark) {
        var further = new Conditions(conditions, params);
        if (mark != null) {
            further.conditions.add("(t.inbox_rank, t.inbox_place, t.id) > (:afterRank, :afterPlace, :afterId)");
            further.params.put("afterRank", mark.first());
            further.params.put("afterPlace", mark.second());
            further.params.put("afterId", mark.id());
        }
        return further;
    }

    /** The same, of the case with that key. */
    Conditions of(String key) {
        var one = new Conditions(conditions, params);
        one.conditions.addFirst(key);
        return one;
    }

    private void add(String condition, String name, Object value) {
        conditions.add(condition);
        params.put(name, value);
    }

    String where() {
        return conditions.isEmpty() ? "" : "WHERE " + String.join("\n    AND ", conditions) + "\n";
    }

    Map<String, @Nullable Object> params() {
        return params;
    }
}
