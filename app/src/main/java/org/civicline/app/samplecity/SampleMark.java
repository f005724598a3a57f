package org.civicline.app.samplecity;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.civicline.app.samplecity.CityFiles.City;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The mark in the database that this installation carries the sample city. */
@Component
class SampleMark {

    private final JdbcClient jdbc;
    private final Clock clock;

    SampleMark(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Marked> find() {
        return jdbc.sql("SELECT name, name_en FROM app.sample_city")
                .query(Marked.class)
                .optional();
    }

    /** Sets the mark; false if it is there already, also when another process is just setting it. */
    boolean set(City city) {
        return jdbc.sql("""
                        INSERT INTO app.sample_city (name, name_en, loaded_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                        .params(city.name(), city.nameEn(), Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    record Marked(String name, String nameEn) {}
}
