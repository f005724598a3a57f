package org.civicline.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.civicline.channels.StaffScreens;
import org.civicline.foundation.StaffId;
import org.civicline.testkit.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseWatchTest {

    private final List<Object> told = new ArrayList<>();
    private final Switch database = new Switch(TestDatabase.create());
    private final DatabaseWatch watch = new DatabaseWatch(database, new Screens());

    @Test
    void anOutageIsToldOnceAndSoIsItsEnd() {
        watch.look();
        assertThat(told).isEmpty();

        database.up = false;
        watch.look();
        watch.look();
        assertThat(told).containsExactly("DOWN");

        database.up = true;
        watch.look();
        watch.look();
        assertThat(told).containsExactly("DOWN", "UP");
    }

    private static final class Switch extends DriverManagerDataSource {

        private boolean up = true;

        Switch(String url) {
            super(url, "postgres", "");
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (!up) {
                throw new SQLTransientConnectionException("away");
            }
            return super.getConnection();
        }
    }

    private final class Screens implements StaffScreens {

        @Override
        public void tell(StaffId staff, String type, Map<String, Object> news) {
            throw new AssertionError("this is for everyone");
        }

        @Override
        public void tellAll(String type, Map<String, Object> news) {
            assertThat(type).isEqualTo("component");
            assertThat(news).containsEntry("name", "database").containsKey("text");
            told.add(news.getOrDefault("status", ""));
        }
    }
}
