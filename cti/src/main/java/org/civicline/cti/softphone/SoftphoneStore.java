package org.civicline.cti.softphone;

import static org.civicline.foundation.Columns.at;
import static org.civicline.foundation.Columns.instant;
import static org.civicline.foundation.Columns.uuidOrNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.civicline.cti.pbx.Accounts.Account;
import org.civicline.cti.pbx.Accounts.Kind;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code cti.softphone}. */
@Repository
class SoftphoneStore {

    /** @param staff null for a citizen's browser */
    record Softphone(Account account, @Nullable StaffId staff, Instant createdAt, Instant expiresAt) {}

    private final JdbcClient jdbc;

    SoftphoneStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Softphone phone, @Nullable String ticketHash) {
        jdbc.sql("""
                        insert into cti.softphone (username, kind, staff_id, hash, ticket, created_at, expires_at)
                        values (:username, :kind, :staff, :hash, :ticket, :created, :expires)
                        """)
                .param("username", phone.account().username())
                .param("kind", phone.account().kind().name())
                .param("staff", phone.staff() == null ? null : phone.staff().value())
                .param("hash", phone.account().hash())
                .param("ticket", ticketHash)
                .param("created", at(phone.createdAt()))
                .param("expires", at(phone.expiresAt()))
                .update();
    }

    Optional<String> removeOf(StaffId staff) {
        return jdbc.sql("delete from cti.softphone where staff_id = :staff returning username")
                .param("staff", staff.value())
                .query(String.class)
                .optional();
    }

    Optional<Softphone> of(StaffId staff) {
        return jdbc.sql("select * from cti.softphone where staff_id = :staff")
                .param("staff", staff.value())
                .query(ROW)
                .optional();
    }

    Optional<Softphone> find(String username) {
        return jdbc.sql("select * from cti.softphone where username = :username")
                .param("username", username)
                .query(ROW)
                .optional();
    }

    Optional<Softphone> byTicket(String ticketHash) {
        return jdbc.sql("select * from cti.softphone where ticket = :ticket")
                .param("ticket", ticketHash)
                .query(ROW)
                .optional();
    }

    /** In force; there are as many as agents signed in and citizens on the page. */
    List<Softphone> inForce(Instant now) {
        return jdbc.sql("select * from cti.softphone where expires_at > :now")
                .param("now", at(now))
                .query(ROW)
                .list();
    }

    long guestsInForce(Instant now) {
        return jdbc.sql("select count(*) from cti.softphone where kind = 'GUEST_BROWSER' and expires_at > :now")
                .param("now", at(now))
                .query(Long.class)
                .single();
    }

    /** Only when it moves by much, so that each renewal of a registration is not a write. */
    void prolong(String username, Instant until, Instant ifBefore) {
        jdbc.sql("""
                        update cti.softphone set expires_at = :until
                        where username = :username and expires_at < :before and staff_id is not null
                        """)
                .param("until", at(until))
                .param("username", username)
                .param("before", at(ifBefore))
                .update();
    }

    List<Softphone> removeExpired(Instant now) {
        return jdbc.sql("delete from cti.softphone where expires_at <= :now returning *")
                .param("now", at(now))
                .query(ROW)
                .list();
    }

    private static final RowMapper<Softphone> ROW = (row, number) -> {
        UUID staff = uuidOrNull(row, "staff_id");
        return new Softphone(
                new Account(row.getString("username"), row.getString("hash"), Kind.valueOf(row.getString("kind"))),
                staff == null ? null : new StaffId(staff),
                instant(row, "created_at"),
                instant(row, "expires_at"));
    };
}
