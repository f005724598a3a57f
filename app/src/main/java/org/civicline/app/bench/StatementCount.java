package org.civicline.app.bench;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts what the application sends to the database while it is told to; at other times connections are the pool's own, so
 * that what is timed is not slowed.
 */
final class StatementCount implements BeanPostProcessor {

    private static final String COMMIT = "COMMIT";

    private final Map<String, Cost> costs = new ConcurrentHashMap<>();
    private volatile boolean on;

    /** What one statement cost altogether. */
    static final class Cost {
        private final LongAdder times = new LongAdder();
        private final LongAdder nanos = new LongAdder();
    }

    /** @param millis waited for, the way to the database and back included */
    record Line(String sql, long times, double millis) {}

    void start() {
        costs.clear();
        on = true;
    }

    void stop() {
        on = false;
    }

    long commits() {
        Cost cost = costs.get(COMMIT);
        return cost == null ? 0 : cost.times.sum();
    }

    /** How often something was sent: a batch and what is sent together count once, commits not. */
    long statements() {
        return costs.entrySet().stream()
                .filter(one -> !one.getKey().equals(COMMIT))
                .mapToLong(one -> one.getValue().times.sum())
                .sum();
    }

    List<Line> lines() {
        return costs.entrySet().stream()
                .map(one -> new Line(
                        one.getKey(),
                        one.getValue().times.sum(),
                        one.getValue().nanos.sum() / 1e6))
                .sorted(Comparator.comparingDouble(Line::millis).reversed())
                .toList();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? new Counted(source) : bean;
    }

    private final class Counted extends DelegatingDataSource {

        Counted(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = super.getConnection();
            // What runs by the clock belongs to no life cycle.
            return on && !Thread.currentThread().getName().startsWith("scheduling-") ? counted(connection) : connection;
        }
    }

    private Connection counted(Connection connection) {
        return proxy(Connection.class, (_, method, arguments) -> {
            if (method.getName().equals("commit")) {
                return timed(COMMIT, () -> method.invoke(connection, arguments));
            }
            @Nullable Object result = call(() -> method.invoke(connection, arguments));
            return method.getName().equals("prepareStatement") && result instanceof PreparedStatement statement
                    ? counted(statement, String.valueOf(arguments[0]))
                    : result;
        });
    }

    private PreparedStatement counted(PreparedStatement statement, String sql) {
        return proxy(
                PreparedStatement.class,
                (_, method, arguments) -> method.getName().startsWith("execute")
                        ? timed(sql, () -> method.invoke(statement, arguments))
                        : call(() -> method.invoke(statement, arguments)));
    }

    private @Nullable Object timed(String sql, Call call) throws Throwable {
        long began = System.nanoTime();
        @Nullable Object result = call(call);
        Cost cost = costs.computeIfAbsent(sql, _ -> new Cost());
        cost.times.increment();
        cost.nanos.add(System.nanoTime() - began);
        return result;
    }

    private static @Nullable Object call(Call call) throws Throwable {
        try {
            return call.run();
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    @FunctionalInterface
    private interface Call {
        @Nullable
        Object run() throws Exception;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
