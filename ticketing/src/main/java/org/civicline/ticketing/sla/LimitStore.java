package org.civicline.ticketing.sla;

import static org.civicline.ticketing.sql.Columns.word;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Limits and calendar, read from memory: they are small, asked at every step, and changed a few times a year. */
@Component
class LimitStore {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private volatile @Nullable Loaded loaded;

    LimitStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    TimeLimit limit(Duty duty, TicketType type, Urgency urgency) {
        TimeLimit limit = current().limits().get(new Key(duty, type, urgency));
        if (limit == null) {
            throw new IllegalStateException("no time limit is set for " + duty + ", " + type + ", " + urgency);
        }
        return limit;
    }

    WorkingCalendar calendar() {
        return current().calendar();
    }

    private Loaded current() {
        Loaded known = loaded;
        Instant now = clock.instant();
        if (known == null || known.at().plus(FRESH).isBefore(now)) {
            known = new Loaded(now, loadLimits(), loadCalendar());
            loaded = known;
        }
        return known;
    }

    private Map<Key, TimeLimit> loadLimits() {
        var found = new HashMap<Key, TimeLimit>();
        jdbc.sql("SELECT duty, type, urgency, amount, unit FROM ticketing.time_limit")
                .query(row -> {
                    var key = new Key(
                            word(row, "duty", Duty.class),
                            word(row, "type", TicketType.class),
                            word(row, "urgency", Urgency.class));
                    found.put(key, new TimeLimit(row.getInt("amount"), word(row, "unit", TimeLimit.Unit.class)));
                });
        return found;
    }

    private WorkingCalendar loadCalendar() {
        var found = new HashMap<LocalDate, WorkingCalendar.Deviation>();
        jdbc.sql("SELECT day, works, holiday FROM ticketing.calendar_day").query(row -> {
            found.put(
                    row.getObject("day", LocalDate.class),
                    new WorkingCalendar.Deviation(row.getBoolean("works"), row.getString("holiday")));
        });
        return new WorkingCalendar(found);
    }

    private record Key(Duty duty, TicketType type, Urgency urgency) {}

    private record Loaded(Instant at, Map<Key, TimeLimit> limits, WorkingCalendar calendar) {}
}
