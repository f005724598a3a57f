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
}
