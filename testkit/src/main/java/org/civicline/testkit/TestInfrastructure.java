package org.civicline.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.ResourceLoader;

@Configuration(proxyBeanMethods = false)
class TestInfrastructure {

    /** @param dump what the database begins with, such as an earlier release's schema; empty for nothing */
    @Bean
    JdbcConnectionDetails testDatabase(@Value("${testkit.dump:}") String dump, ResourceLoader resources)
            throws IOException, SQLException {
        String url = TestDatabase.create();
        if (!dump.isEmpty()) {
            TestDatabase.load(url, resources.getResource(dump).getContentAsString(StandardCharsets.UTF_8));
        }
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return url;
            }
        };
    }

    @Bean
    MovableClock movableClock() {
        return new MovableClock();
    }

    @Bean
    @Primary
    Clock testClock(MovableClock clock) {
        return clock;
    }
}
