package org.civicline.ticketing.citizens;

import static org.civicline.foundation.Columns.uuid;

import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Changes a citizen as somebody has them on the screen. What citizens themselves and other channels change asks for no
 * version: they have seen none, and say what is to be from now on.
 */
@Component
class SeenCitizen {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    SeenCitizen(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record Now(UUID id, long version) {}

    /**
     * @param seen version of the card that was on the screen
     * @throws RefusedException if somebody changed it meanwhile, or the record was merged into another
     */
    <T> T change(UUID citizen, long seen, Supplier<T> change) {
        return Objects.requireNonNull(transactions.execute(_ -> {
            jdbc.sql("""
                    SELECT id, version FROM ticketing.citizen WHERE id = ticketing.survivor(:id) FOR NO KEY UPDATE
                    """)
                    .param("id", citizen)
                    .query((row, _) -> new Now(uuid(row, "id"), row.getLong("version")))
                    .optional()
                    .filter(now -> now.version() != seen || !now.id().equals(citizen))
                    .ifPresent(_ -> {
                        throw new RefusedException(Refusal.conflict("ticketing.citizen-changed-meanwhile"));
                    });
            return change.get();
        }));
    }
}
