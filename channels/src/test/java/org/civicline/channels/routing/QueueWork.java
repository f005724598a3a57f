package org.civicline.channels.routing;

import com.zaxxer.hikari.HikariDataSource;
import org.civicline.testkit.MovableClock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** One node on a queue that is empty at first, with a clock to move. */
abstract class QueueWork {

    static HikariDataSource database;

    final MovableClock clock = new MovableClock();
    Node node;

    @BeforeAll
    static void openDatabase() {
        database = QueueDatabase.create();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void emptyQueue() {
        node = new Node(database, clock, new RoutingSettings(15, 2, 30, 15, 500));
        node.jdbc
                .sql("truncate channels.work_item, channels.offer, channels.agent_state cascade")
                .update();
    }
}
