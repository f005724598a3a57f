package org.civicline.app.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.civicline.app.bench.CityArchive.Work;

/** Does several things on the database, as many at once as there are processors. */
final class Side {

    private Side() {}

    @FunctionalInterface
    interface Connections {
        Connection open() throws SQLException;
    }

    static void bySide(Connections connections, List<Work> works) throws InterruptedException, SQLException {
        Queue<Work> left = new ConcurrentLinkedQueue<>(works);
        int threads = Runtime.getRuntime().availableProcessors();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                running.add(executor.submit(() -> {
                    try (Connection connection = connections.open()) {
                        for (Work work = left.poll(); work != null; work = left.poll()) {
                            work.on(connection);
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new SQLException("the database could not be filled: " + e.getCause(), e.getCause());
        }
    }
}
