package org.civicline.ticketing.cases;

import static org.civicline.ticketing.sql.Columns.at;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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

    void leave(Collection<NewCase> cases) {
        var rows = new ArrayList<Object[]>();
        for (NewCase one : cases) {
            if (!one.confidential()) {
                var marks = new ArrayList<>(places(NamedPlaces.of(one.address(), one.title() + "\n" + one.text())
                        .names()));
                marks.add(category(one.categoryCode()));
                marks.forEach(mark -> rows.add(new Object[] {one.id().value(), mark, at(one.createdAt())}));
            }
        }
        batches.batchUpdate("INSERT INTO ticketing.event_mark (ticket_id, mark, at) VALUES (?, ?, ?)", rows);
    }
}
