package org.civicline.cti.softphone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.civicline.channels.Agents;
import org.civicline.cti.database.Database;
import org.civicline.cti.pbx.Accounts;
import org.civicline.cti.pbx.Accounts.Account;
import org.civicline.cti.pbx.Accounts.Kind;
import org.civicline.cti.pbx.PbxUnavailableException;
import org.civicline.cti.softphone.SoftphoneStore.Softphone;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Telephone accounts in force: one for each agent who wants one, and one for each citizen calling from the page. They
 * live in PostgreSQL and are pushed to the exchange; the exchange may forget them at any time.
 */
@Component
public class Softphones {

    private static final Logger log = LoggerFactory.getLogger(Softphones.class);

    /** An agent's day; prolonged while the telephone is registered. */
    static final Duration AGENT = Duration.ofHours(12);

    static final Duration GUEST = Duration.ofMinutes(30);
    private static final int MOST_GUESTS = 500;

    private final SoftphoneStore store;
    private final Accounts accounts;
    private final Agents agents;
    private final Database database;
    private final Clock clock;

    Softphones(SoftphoneStore store, Accounts accounts, Agents agents, Database database, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.agents = agents;
        this.database = database;
        this.clock = clock;
    }

    /** A new account for an agent, in place of the one they had. Refused with {@code cti.telephony-down}. */
    Outcome<Credential> forAgent(StaffId agent, Kind kind) {
        return database.call(() -> {
            Optional<String> old = store.removeOf(agent);
            String password = Secrets.random(16);
            Softphone phone = phone("agent-", kind, agent, password, AGENT);
            store.add(phone, null);
            if (!pushed(phone.account())) {
                throw new RefusedException(down());
            }
            old.ifPresent(this::dropQuietly);
            agents.line(agent, false);
            return Outcome.done(credential(phone, password));
        });
    }

    /** Signs the agent's telephone out. */
    void end(StaffId agent) {
        database.run(() -> {
            store.removeOf(agent).ifPresent(old -> Database.afterCommit(() -> dropQuietly(old)));
            agents.line(agent, false);
        });
    }

    /**
     * An account for a citizen's browser.
     *
     * @param ticket what they ask after their call with
     */
    public Outcome<Credential> forGuest(String ticket) {
        if (store.guestsInForce(clock.instant()) >= MOST_GUESTS) {
            return Outcome.refused(new Refusal(Refusal.Kind.TOO_MANY, "cti.too-many-guests", Map.of()));
        }
        return database.call(() -> {
            String password = Secrets.random(16);
            Softphone phone = phone("guest-", Kind.GUEST_BROWSER, null, password, GUEST);
            store.add(phone, Secrets.sha256(ticket));
            if (!pushed(phone.account())) {
                throw new RefusedException(down());
            }
            return Outcome.done(credential(phone, password));
        });
    }

    /** The account of the browser that holds this ticket. */
    public Optional<String> guest(String ticket) {
        return store.byTicket(Secrets.sha256(ticket))
                .map(phone -> phone.account().username());
    }

    /** The account to ring an agent by. */
    public Optional<String> accountOf(StaffId agent) {
        return store.of(agent)
                .filter(phone -> phone.expiresAt().isAfter(clock.instant()))
                .map(phone -> phone.account().username());
    }

    private Softphone phone(String prefix, Kind kind, @Nullable StaffId staff, String password, Duration lifetime) {
        Instant now = clock.instant();
        String username = prefix + Secrets.random(10);
        String hash = Secrets.sipHash(username, accounts.realm(), password);
        return new Softphone(new Account(username, hash, kind), staff, now, now.plus(lifetime));
    }

    private static Credential credential(Softphone phone, String password) {
        return new Credential(phone.account().username(), password, phone.expiresAt());
    }

    private boolean pushed(Account account) {
        try {
            accounts.put(account);
            return true;
        } catch (PbxUnavailableException e) {
            log.warn("an account could not be given to Asterisk", e);
            return false;
        }
    }

    /** One that stays behind in Asterisk can do no more than it could before, and is gone at its next start. */
    void dropQuietly(String username) {
        try {
            accounts.remove(username);
        } catch (PbxUnavailableException e) {
            log.info("account {} could not be taken from Asterisk now", username);
        }
    }

    private static Refusal down() {
        return new Refusal(Refusal.Kind.UNAVAILABLE, "cti.telephony-down", Map.of());
    }
}
