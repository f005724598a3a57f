package org.civicline.app.web;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.civicline.channels.StaffScreens;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tells the screens of staff that the database is away, also those who ask for nothing just now, and when it is back. */
@Component
class DatabaseWatch {

    private static final int VALID_WITHIN_SECONDS = 2;

    private final DataSource database;
    private final StaffScreens screens;
    private boolean up = true;

    DatabaseWatch(DataSource database, StaffScreens screens) {
        this.database = database;
        this.screens = screens;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    synchronized void look() {
        boolean now = reachable();
        if (now != up) {
            up = now;
            String text = now ? "数据库已恢复" : "数据库暂时不可用，尚未保存的内容请稍后再提交";
            screens.tellAll("component", Map.of("name", "database", "status", now ? "UP" : "DOWN", "text", text));
        }
    }

    private boolean reachable() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(VALID_WITHIN_SECONDS);
        } catch (SQLException _) {
            return false;
        }
    }
}
