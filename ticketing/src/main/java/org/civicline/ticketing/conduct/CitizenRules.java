package org.civicline.ticketing.conduct;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** When the system notices something. */
@Component
class CitizenRules {

    static final int MOST_TIMES = 1_000;
    static final int MOST_HOURS = 8_784;

    /** What is noticed. */
    enum Name {
        /** The same matter at the same place. */
        REPEATED,
        /** Contacts of any kind. */
        HARASSMENT
    }

    /** @param times so often within {@code hours} */
    record Rule(Name name, boolean active, int times, int hours) {}

    private final JdbcClient jdbc;

    CitizenRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Rule> all() {
        return jdbc.sql("SELECT * FROM ticketing.citizen_rule ORDER BY name DESC")
                .query(Rule.class)
                .list();
    }

    Rule of(Name name) {
        return jdbc.sql("SELECT * FROM ticketing.citizen_rule WHERE name = :name")
                .param("name", name.name())
                .query(Rule.class)
                .single();
    }

    void write(Rule rule) {
        jdbc.sql(
                        "UPDATE ticketing.citizen_rule SET active = :active, times = :times, hours = :hours WHERE name = :name")
                .param("active", rule.active())
                .param("times", rule.times())
                .param("hours", rule.hours())
                .param("name", rule.name().name())
                .update();
    }
}
