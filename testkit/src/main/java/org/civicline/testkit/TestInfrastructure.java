package org.civicline.testkit;

import java.time.Clock;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

@Configuration(proxyBeanMethods = false)
class TestInfrastructure {

    @Bean
    JdbcConnectionDetails testDatabase() {
        String url = TestDatabase.create();
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
