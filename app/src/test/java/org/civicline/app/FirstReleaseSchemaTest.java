package org.civicline.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.civicline.CivicLineApplication;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Departments;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A city that runs the first release updates: today's migrations run on that release's schema as it was dumped. A landed
 * migration that was edited afterwards fails here too, since Flyway compares its checksum with the dump's history.
 */
@SpringBootTest(classes = CivicLineApplication.class, properties = "testkit.dump=classpath:schema/release-0.1.sql")
class FirstReleaseSchemaTest {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Departments departments;

    @Autowired
    Audit audit;

    @Test
    void theFirstReleasesDatabaseIsMigratedAndWorks() {
        assertThat(jdbc.sql("SELECT count(*) FROM foundation.department WHERE code = 'kept'")
                        .query(Long.class)
                        .single())
                .as("a row that was there before")
                .isEqualTo(1);
        assertThat(departments.find("kept")).isPresent();
        assertThat(audit.verify()).isInstanceOf(Audit.Verification.Intact.class);
    }

    @Test
    void limitsTheCityChangedAreVersionOneOfTheRules() {
        assertThat(jdbc.sql("""
                SELECT duty || ' ' || COALESCE(type, 'any') || ' ' || COALESCE(urgency, 'any') || ' ' || amount || ' ' || unit
                FROM ticketing.time_rule WHERE version = 1 AND duty IN ('REPLY', 'FOLLOW_UP') ORDER BY position
                """).query(String.class).list())
                .containsExactly(
                        "REPLY any EMERGENCY 5 WORKING_DAYS",
                        "REPLY any URGENT 5 WORKING_DAYS",
                        "REPLY any NORMAL 5 WORKING_DAYS",
                        "REPLY HELP NORMAL 3 WORKING_DAYS",
                        "FOLLOW_UP any any 1 WORKING_DAYS");
    }

    @Test
    void theDepartmentsThatCategoriesNamedAreTheFirstEntriesOfTheCatalogue() {
        assertThat(jdbc.sql(
                                "SELECT number || ' ' || category_code || ' ' || department_code FROM ticketing.catalogue_version")
                        .query(String.class)
                        .list())
                .containsExactly("1 kept.lamps kept");
        assertThat(jdbc.sql("SELECT nextval('ticketing.catalogue_number')")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aYearTheCityEnteredItselfIsNotTakenForProvisional() {
        assertThat(jdbc.sql("SELECT year || ' ' || standing FROM ticketing.calendar_year ORDER BY year")
                        .query(String.class)
                        .list())
                .containsExactly("2025 PUBLISHED", "2026 PUBLISHED", "2027 PUBLISHED");
        assertThat(jdbc.sql("SELECT count(*) FROM ticketing.calendar_day WHERE day >= DATE '2027-01-01'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void casesOfTheFirstReleaseHaveTheClocksTheirDeadlinesWere() {
        assertThat(jdbc.sql("""
                SELECT t.status || ' ' || c.duty || ' ' || COALESCE(c.department_code, '-') || ' ' || COALESCE(c.outcome, 'runs')
                FROM ticketing.clock c JOIN ticketing.ticket t ON t.id = c.ticket_id ORDER BY t.number, c.duty
                """).query(String.class).list())
                .containsExactly(
                        "TO_DISPATCH DISPATCH - runs",
                        "IN_PROGRESS REPLY kept runs",
                        "REPLIED REPLY kept LATE",
                        "REPLIED REVIEW - runs");
    }
}
