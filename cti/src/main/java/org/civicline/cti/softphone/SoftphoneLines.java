package org.civicline.cti.softphone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.civicline.channels.Agents;
import org.civicline.channels.StaffScreens;
import org.civicline.cti.database.Database;
import org.civicline.cti.pbx.Accounts;
import org.civicline.cti.pbx.Pbx;
import org.civicline.cti.pbx.PbxEvent;
import org.civicline.cti.pbx.PbxListener;
import org.civicline.cti.pbx.PbxSettings;
import org.civicline.cti.pbx.PbxUnavailableException;
import org.civicline.cti.softphone.SoftphoneStore.Softphone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Whether each agent's telephone can ring now, told to the queue. What the exchange reports is worked off one after the
 * other; a failure is made good by the comparison that runs every few seconds.
 */
@Component
class SoftphoneLines implements PbxListener {

    private static final Logger log = LoggerFactory.getLogger(SoftphoneLines.class);
    private static final Duration PROLONG_AFTER = Duration.ofHours(1);

    private final SoftphoneStore store;
    private final Softphones softphones;
    private final Accounts accounts;
    private final Pbx pbx;
    private final Agents agents;
    private final StaffScreens screens;
    private final PbxSettings settings;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("softphone-lines").factory());

    SoftphoneLines(
            SoftphoneStore store,
            Softphones softphones,
            Accounts accounts,
            Pbx pbx,
            Agents agents,
            StaffScreens screens,
            PbxSettings settings,
            Clock clock) {
        this.store = store;
        this.softphones = softphones;
        this.accounts = accounts;
        this.pbx = pbx;
        this.agents = agents;
        this.screens = screens;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void heard(PbxEvent event) {
        switch (event) {
            case PbxEvent.Connected _ -> later(this::back);
            case PbxEvent.Disconnected _ -> later(this::lost);
            case PbxEvent.Registration(String account, boolean present, Instant at) ->
                later(() -> registration(account, present, at));
            case PbxEvent.Answered _, PbxEvent.Ended _, PbxEvent.DialedOut _ -> {}
        }
    }

    private void later(Runnable task) {
        worker.execute(() -> {
            try {
                task.run();
            } catch (PbxUnavailableException e) {
                log.info("Asterisk was lost again: {}", e.getMessage());
            } catch (RuntimeException e) {
                if (Database.outage(e)) {
                    log.info("the database is away; the state of lines is compared again soon");
                } else {
                    log.error("the state of a line could not be told", e);
                }
            }
        });
    }

    /** Browsers need only register again: their accounts are there before they try twice. */
    private void back() {
        for (Softphone phone : store.inForce(clock.instant())) {
            accounts.put(phone.account());
        }
        compareAll();
        screens.tellAll("component", Map.of("name", "asterisk", "status", "UP", "text", ""));
    }

    private void lost() {
        screens.tellAll("component", Map.of("name", "asterisk", "status", "DOWN", "text", "asterisk"));
        for (Softphone phone : store.inForce(clock.instant())) {
            if (phone.staff() != null) {
                agents.line(phone.staff(), false);
            }
        }
    }

    private void registration(String account, boolean present, Instant at) {
        store.find(account).ifPresent(phone -> {
            if (phone.staff() != null) {
                agents.line(phone.staff(), present);
                if (present) {
                    Instant until = at.plus(Softphones.AGENT);
                    store.prolong(account, until, until.minus(PROLONG_AFTER));
                }
            }
        });
    }

    private void compareAll() {
        Set<String> registered = pbx.registered();
        for (Softphone phone : store.inForce(clock.instant())) {
            if (phone.staff() != null) {
                agents.line(phone.staff(), registered.contains(phone.account().username()));
            }
        }
    }

    /** A safety net under the events; also tells the queue that lines are lost when the database was away before. */
    @Scheduled(initialDelay = 20, fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
    void compareNowAndThen() {
        later(() -> {
            if (pbx.connected()) {
                compareAll();
            } else if (settings.configured()) {
                lost();
            }
        });
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void removeExpired() {
        later(() -> {
            for (Softphone phone : store.removeExpired(clock.instant())) {
                softphones.dropQuietly(phone.account().username());
                if (phone.staff() != null) {
                    agents.line(phone.staff(), false);
                }
            }
        });
    }
}
