package org.civicline.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.civicline.foundation.audit.AuditKeys;
import org.civicline.foundation.audit.EntryCode;
import org.civicline.foundation.audit.KeyRing;
import org.civicline.foundation.audit.SigningKey;
import org.civicline.foundation.encryption.FieldKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.ResourceLoader;
import org.springframework.test.context.DynamicPropertyRegistrar;

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

    /** What goes by the real time of day or by itself would come into a test at some hours and not at others. */
    @Bean
    DynamicPropertyRegistrar noJobsByThemselves() {
        return properties -> {
            properties.add("civicline.retention.nightly", () -> "-");
            properties.add("civicline.ladder.sweep-every", () -> "24h");
            properties.add("civicline.conduct.sweep-every", () -> "24h");
            properties.add("civicline.reports.sweep-every", () -> "24h");
            properties.add("civicline.knowledge.publish-every", () -> "24h");
        };
    }

    @Bean
    DynamicPropertyRegistrar filesWhereTheBuildIs() {
        return properties -> properties.add("civicline.article-files.dir", () -> "target/article-files");
    }

    /** What people wait for a second for, tests need not. */
    @Bean
    DynamicPropertyRegistrar soon() {
        return properties -> properties.add("civicline.imports.look-every", () -> "50ms");
    }

    @Bean
    MovableClock movableClock() {
        return new MovableClock();
    }

    /** A real start, by the launcher, brings keys of its own. */
    @Bean
    @ConditionalOnExpression("'${civicline.audit.signing-key:}'.isEmpty()")
    AuditKeys auditKeys() {
        SigningKey signing = SigningKey.generate();
        return new AuditKeys(signing, KeyRing.of(signing.open()), new EntryCode(randomSecret()));
    }

    @Bean
    @ConditionalOnExpression("'${civicline.fields.keys:}'.isEmpty()")
    FieldKeys fieldKeys() {
        return FieldKeys.parse("t1:" + randomSecret(), randomSecret());
    }

    private static String randomSecret() {
        return UUID.randomUUID().toString() + UUID.randomUUID();
    }

    @Bean
    @Primary
    Clock testClock(MovableClock clock) {
        return clock;
    }
}
