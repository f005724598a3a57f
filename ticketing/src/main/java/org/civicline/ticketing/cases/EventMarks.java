package org.civicline.ticketing.cases;

import static org.civicline.foundation.Columns.at;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.places.NamedPlaces;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Leaves the marks by which cases of the same event are found again. Confidential cases leave none. */
@Component
public class EventMarks {

    private final JdbcTemplate batches;

    EventMarks(JdbcTemplate batches) {
        this.batches = batches;
    }

    public static String category(String code) {
        return "category:" + code;
    }

    public static List<String> places(Set<String> names) {
        return names.stream().map(name -> "place:" + name).toList();
    }

    void leave(Writes writes, NewCase one) {
        String[] marks = marks(one).toArray(String[]::new);
        if (marks.length > 0) {
            writes.sql("""
                    INSERT INTO ticketing.event_mark (ticket_id, mark, at)
                    SELECT :ticket, unnest(CAST(:marks AS text[])), :at
                    """)
                    .param("ticket", one.id().value())
                    .param("marks", marks)
                    .param("at", at(one.createdAt()))
                    .any();
        }
    }

    void leave(Collection<NewCase> cases) {
        var rows = new ArrayList<Object[]>();
        for (NewCase one : cases) {
            marks(one).forEach(mark -> rows.add(new Object[] {one.id().value(), mark, at(one.createdAt())}));
        }
        batches.batchUpdate("INSERT INTO ticketing.event_mark (ticket_id, mark, at) VALUES (?, ?, ?)", rows);
    }

    private static List<String> marks(NewCase one) {
        if (one.confidential()) {
            return List.of();
        }
        var marks = new ArrayList<>(places(
                NamedPlaces.of(one.address(), one.title() + "\n" + one.text()).names()));
        marks.add(category(one.categoryCode()));
        return marks;
    }
}
