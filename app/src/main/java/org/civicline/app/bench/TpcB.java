package org.civicline.app.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.SplittableRandom;
import org.civicline.app.bench.Side.Connections;

/**
 * The bare baseline: the transaction of TPC-B as pgbench runs it (three updates, a select, an insert, a commit) over plain
 * JDBC with prepared statements, on tables of its own in the same database.
 */
final class TpcB {

    /** More than there are threads, so that they seldom wait for each other's branch. */
    private static final int BRANCHES = 32;

    private static final int TELLERS = 10 * BRANCHES;
    private static final int ACCOUNTS = 1_000_000;
    private static final int LARGEST = 5_000;

    private final Connections database;

    private TpcB(Connections database) {
        this.database = database;
    }

    static TpcB create(Connections database) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE SCHEMA tpcb;
                    CREATE TABLE tpcb.branches (bid INTEGER PRIMARY KEY, bbalance INTEGER NOT NULL, filler CHAR(88));
                    CREATE TABLE tpcb.tellers
                        (tid INTEGER PRIMARY KEY, bid INTEGER NOT NULL, tbalance INTEGER NOT NULL, filler CHAR(84));
                    CREATE TABLE tpcb.accounts
                        (aid INTEGER PRIMARY KEY, bid INTEGER NOT NULL, abalance INTEGER NOT NULL, filler CHAR(84));
                    CREATE TABLE tpcb.history
                        (tid INTEGER, bid INTEGER, aid INTEGER, delta INTEGER, mtime TIMESTAMP, filler CHAR(22));
                    INSERT INTO tpcb.branches SELECT n, 0 FROM generate_series(1, %1$d) AS n;
                    INSERT INTO tpcb.tellers SELECT n, 1 + n %% %1$d, 0 FROM generate_series(1, %2$d) AS n;
                    INSERT INTO tpcb.accounts SELECT n, 1 + n %% %1$d, 0, '' FROM generate_series(1, %3$d) AS n;
                    """.formatted(BRANCHES, TELLERS, ACCOUNTS));
            for (String table : new String[] {"branches", "tellers", "accounts", "history"}) {
                statement.execute("VACUUM (ANALYZE) tpcb." + table);
            }
        }
        return new TpcB(database);
    }

    /** Transactions a second. */
    double run(int threads, Duration time) throws InterruptedException {
        Load.Result result = Load.run(threads, time, number -> new Client(database.open(), number));
        return result.perSecond();
    }

    private static final class Client implements Load.Worker {

        private final Connection connection;
        private final PreparedStatement account;
        private final PreparedStatement balance;
        private final PreparedStatement teller;
        private final PreparedStatement branch;
        private final PreparedStatement history;
        private final SplittableRandom random;

        Client(Connection connection, int number) throws SQLException {
            this.connection = connection;
            this.random = new SplittableRandom(number);
            connection.setAutoCommit(false);
            account = connection.prepareStatement("UPDATE tpcb.accounts SET abalance = abalance + ? WHERE aid = ?");
            balance = connection.prepareStatement("SELECT abalance FROM tpcb.accounts WHERE aid = ?");
            teller = connection.prepareStatement("UPDATE tpcb.tellers SET tbalance = tbalance + ? WHERE tid = ?");
            branch = connection.prepareStatement("UPDATE tpcb.branches SET bbalance = bbalance + ? WHERE bid = ?");
            history = connection.prepareStatement(
                    "INSERT INTO tpcb.history (tid, bid, aid, delta, mtime) VALUES (?, ?, ?, ?, CURRENT_TIMESTAMP)");
        }

        @Override
        public void once() throws SQLException {
            int aid = 1 + random.nextInt(ACCOUNTS);
            int tid = 1 + random.nextInt(TELLERS);
            int bid = 1 + random.nextInt(BRANCHES);
            int delta = random.nextInt(-LARGEST, LARGEST);
            update(account, delta, aid);
            balance.setInt(1, aid);
            balance.executeQuery().close();
            update(teller, delta, tid);
            update(branch, delta, bid);
            history.setInt(1, tid);
            history.setInt(2, bid);
            history.setInt(3, aid);
            history.setInt(4, delta);
            history.executeUpdate();
            connection.commit();
        }

        private static void update(PreparedStatement statement, int delta, int id) throws SQLException {
            statement.setInt(1, delta);
            statement.setInt(2, id);
            statement.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
