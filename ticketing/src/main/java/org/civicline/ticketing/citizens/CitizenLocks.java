package org.civicline.ticketing.citizens;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps everybody from writing anything down of somebody, until the transaction ends. */
@Component
public class CitizenLocks {

    private final JdbcClient jdbc;

    CitizenLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * First the contact points, as whoever answers a call does; all in one order, so that nobody waits in a circle. A record
     * that was merged comes before the one it was merged into, as whoever opens a case for it meets them.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<UUID> citizens) {
        lock(
                "SELECT 1 FROM ticketing.contact_point WHERE citizen_id = ANY (:ids) ORDER BY kind, value FOR UPDATE",
                citizens);
        lock(
                "SELECT 1 FROM ticketing.citizen WHERE id = ANY (:ids) ORDER BY merged_into IS NULL, id FOR UPDATE",
                citizens);
    }

    private void lock(String sql, Collection<UUID> citizens) {
        jdbc.sql(sql)
                .param("ids", citizens.toArray(UUID[]::new))
                .query(Integer.class)
                .list();
    }
}
