package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.civicline.foundation.Writes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@TicketingTest
class WritesTest {

    private static final String ADD = "INSERT INTO written (id, word) VALUES (:id, :word)";

    /** Another statement that does the same. */
    private static final String ADD_LATER = "INSERT INTO  written (id, word) VALUES (:id, :word)";

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transactions;

    @BeforeEach
    void table() {
        jdbc.execute("DROP TABLE IF EXISTS written");
        jdbc.execute("CREATE TABLE written (id INTEGER PRIMARY KEY, word TEXT)");
    }

    private static Map<String, @Nullable Object> row(int id, @Nullable String word) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", id);
        row.put("word", word);
        return row;
    }

    private @Nullable String word(int id) {
        return jdbc.queryForObject("SELECT word FROM written WHERE id = ?", String.class, id);
    }

    @Test
    void allIsWrittenInItsOrderAndNothingBeforeItIsSent() {
        var writes = new Writes(jdbc);
        writes.sql(ADD).params(row(1, "one; -- two")).one("not added");
        writes.sql("UPDATE written SET word = word || :more").param("more", "!").any();
        writes.sql(ADD).params(row(2, null)).any();
        assertThat(count()).isZero();
        writes.send();
        assertThat(word(1)).isEqualTo("one; -- two!");
        assertThat(word(2)).isNull();
    }

    @Test
    void whatWasSentIsNotSentAgain() {
        var writes = new Writes(jdbc);
        writes.sql(ADD).params(row(1, "one")).one("not added");
        writes.send();
        writes.send();
        writes.sql(ADD).params(row(2, "two")).one("not added");
        writes.send();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aRowThatIsNotThereIsTold() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> transactions.executeWithoutResult(_ -> {
                    var writes = new Writes(jdbc);
                    writes.sql(ADD).params(row(1, "one")).one("not added");
                    writes.sql("UPDATE written SET word = 'x' WHERE id = :id")
                            .param("id", 7)
                            .one("there is no seven");
                    writes.sql(ADD).params(row(2, "two")).one("not added");
                    writes.send();
                }))
                .withMessage("there is no seven");
        assertThat(count()).isZero();
    }

    @Test
    void whatTheDatabaseRefusesIsAnExceptionOfSprings() {
        assertThatExceptionOfType(DuplicateKeyException.class).isThrownBy(() -> {
            var writes = new Writes(jdbc);
            writes.sql(ADD).params(row(1, "one")).any();
            writes.sql(ADD).params(row(1, "again")).any();
            writes.send();
        });
        assertThat(count()).isZero();
    }

    @Test
    void rowsOfOneInsertGoTogetherWhereTheFirstStands() {
        var writes = new Writes(jdbc);
        writes.sql(ADD).params(row(1, "one")).row("not added");
        writes.sql("UPDATE written SET word = coalesce(word, '') || '!'").any();
        writes.sql(ADD).params(row(2, null)).row("not added");
        writes.sql(ADD).params(row(3, "three")).one("not added");
        writes.sql(ADD).params(row(4, "four")).row("not added");
        writes.send();
        assertThat(word(1)).isEqualTo("one!");
        assertThat(word(2)).isEqualTo("!");
        assertThat(word(3)).isEqualTo("three");
        assertThat(word(4)).isEqualTo("four!");
        writes.sql(ADD).params(row(5, "five")).row("not added");
        writes.send();
        assertThat(count()).isEqualTo(5);
    }

    @Test
    void aRowOfSeveralThatVanishesIsTold() {
        jdbc.execute("""
                CREATE OR REPLACE FUNCTION no_two() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RETURN CASE WHEN NEW.id = 2 THEN NULL ELSE NEW END; END $$
                """);
        jdbc.execute("CREATE TRIGGER no_two BEFORE INSERT ON written FOR EACH ROW EXECUTE FUNCTION no_two()");
        var writes = new Writes(jdbc);
        writes.sql(ADD).params(row(1, "one")).row("not added");
        writes.sql(ADD).params(row(2, "two")).row("not added");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(writes::send)
                .withMessage("not added");
    }

    /** The driver prepares on the server what it has sent some times. */
    @Test
    void manyTimesIsLikeOnce() {
        for (int i = 0; i < 20; i++) {
            var writes = new Writes(jdbc);
            writes.sql(ADD).params(row(2 * i, "even")).one("not added");
            writes.sql(ADD).params(row(2 * i + 1, i % 2 == 0 ? null : "odd")).one("not added");
            writes.send();
        }
        assertThat(count()).isEqualTo(40);
        assertThat(word(1)).isNull();
        assertThat(word(3)).isEqualTo("odd");
    }

    /** Also where a text is there once and missing the next time. */
    @Test
    void whatIsSentOftenIsPlannedOnce() {
        transactions.executeWithoutResult(_ -> {
            for (int i = 0; i < 20; i++) {
                var writes = new Writes(jdbc);
                writes.sql(ADD).params(row(i, i % 2 == 0 ? null : "one")).one("not added");
                writes.sql("UPDATE written SET word = 'two' WHERE id = :id")
                        .param("id", i)
                        .one("not there");
                writes.sql(ADD_LATER)
                        .params(row(100 + i, i % 2 == 0 ? null : "one"))
                        .row("not added");
                writes.sql(ADD_LATER)
                        .params(row(200 + i, i % 2 == 0 ? "two" : null))
                        .row("not added");
                writes.send();
            }
            List<Long> plans = jdbc.queryForList("""
                    SELECT generic_plans + custom_plans FROM pg_prepared_statements
                    WHERE statement ~ '(INTO|UPDATE) +written' AND statement NOT LIKE 'SELECT%' ORDER BY 1
                    """, Long.class);
            assertThat(plans).hasSize(3).allMatch(times -> times > 10);
        });
    }

    private int count() {
        Integer count = jdbc.queryForObject("SELECT count(*) FROM written", Integer.class);
        return count == null ? 0 : count;
    }
}
