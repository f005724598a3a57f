package org.civicline.ticketing.past;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.ImportProblems;
import org.civicline.foundation.ImportRow;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.PastCases;
import org.civicline.ticketing.PastCases.PastCase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes in cases that were closed in an earlier system. They are history: no clock runs, nobody is told, and a number that
 * is there already is left alone.
 */
@Component
class OldTicketImport implements ImportKind {

    private final PastCases pastCases;
    private final OldTicketReading reading;

    OldTicketImport(PastCases pastCases, OldTicketReading reading) {
        this.pastCases = pastCases;
        this.reading = reading;
    }

    @Override
    public String code() {
        return "old-tickets";
    }

    @Override
    public String module() {
        return "ticketing";
    }

    @Override
    public Set<Role> takers() {
        return Set.of(Role.SUPERVISOR);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("number", true, "GD2023-000017"),
                new Column("type", true, "投诉"),
                new Column("category", true, "噪声扰民"),
                new Column("urgency", false, "一般"),
                new Column("channel", false, "电话"),
                new Column("title", true, "夜间施工噪声"),
                new Column("text", true, "和平路工地夜里施工，影响休息。"),
                new Column("address", false, "东区和平路1号"),
                new Column("confidential", false, "否"),
                new Column("phone", false, "13800138000"),
                new Column("name", false, "某某"),
                new Column("opened_at", true, "2023-04-05 09:30"),
                new Column("department", false, "urban"),
                new Column("dispatched_at", false, "2023-04-05 10:00"),
                new Column("signed_at", false, "2023-04-05 14:00"),
                new Column("replied_at", false, "2023-04-07 16:20"),
                new Column("reply", false, "已责令停工。"),
                new Column("satisfaction", false, "4"),
                new Column("closed_at", true, "2023-04-08 09:00"));
    }

    @Override
    public String key() {
        return "number";
    }

    @Override
    public boolean whole() {
        return false;
    }

    @Override
    public Prepared prepare(List<ImportRow> rows, ImportProblems problems) {
        Map<String, PastCase> cases = new LinkedHashMap<>();
        OldTicketReading.Known known = reading.known();
        for (ImportRow row : rows) {
            @Nullable PastCase one = reading.read(row, known, problems);
            if (one != null) {
                cases.put(one.number(), one);
            }
        }
        Set<String> there = pastCases.known(cases.keySet());
        return new Prepared() {
            @Override
            public Tally tally() {
                return new Tally(cases.size() - there.size(), 0, there.size());
            }

            @Override
            public void write(StaffMember by, String note) {
                pastCases.add(List.copyOf(cases.values()));
            }
        };
    }
}
