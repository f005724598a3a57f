package org.civicline.channels.routing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.civicline.testkit.TestDatabase;
import org.flywaydb.core.Flyway;

/** A fresh database with this module's schema. */
final class QueueDatabase {

    private QueueDatabase() {}

    static HikariDataSource create() {
        String url = TestDatabase.create();
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .locations("classpath:db/migration/channels")
                .load()
                .migrate();
        return pool(url);
    }

    private static HikariDataSource pool(String url) {
        var config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername("postgres");
        config.setPassword("");
        config.setMaximumPoolSize(24);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(3_000);
        return new HikariDataSource(config);
    }

    /** Gives connections only while it is up. */
    static final class Switchable extends org.springframework.jdbc.datasource.DelegatingDataSource {

        final AtomicBoolean up = new AtomicBoolean(true);

        Switchable(javax.sql.DataSource target) {
            super(target);
        }

        @Override
        public java.sql.Connection getConnection() throws java.sql.SQLException {
            if (!up.get()) {
                throw new java.sql.SQLTransientConnectionException("the database is down");
            }
            return super.getConnection();
        }
    }
}
