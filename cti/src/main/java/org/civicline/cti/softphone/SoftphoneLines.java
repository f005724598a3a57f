package org.civicline.cti.softphone;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
 * Whether each agent's telephone can ring now, told to the queue. Only what is true now counts: however much the exchange
 * has told meanwhile, each account is looked at once and each comparison is made once, or what was true long ago would be
 * done to agents who have long been back. A failure is made good by the comparison that runs every few seconds.
 */
@Component
class SoftphoneLines implements PbxListener {

    private static final Logger log = LoggerFactory.getLogger(SoftphoneLines.class);
    private static final Duration PROLONG_AFTER = Duration.ofHours(1);

    /** A link that is back so soon was never lost for anybody. */
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final SoftphoneStore store;
    private final Softphones softphones;
    private final Accounts accounts;
    private final Pbx pbx;
    private final Agents agents;
    private final StaffScreens screens;
    private final PbxSettings settings;
    private final Clock clock;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("softphone-lines").factory());
    private final Set<String> awaited = ConcurrentHashMap.newKeySet();
    /** The last that was told of an account. */
    private final Map<String, PbxEvent.Registration> told = new ConcurrentHashMap<>();
    /** Whether Asterisk has been given, since it was last connected, what it may have forgotten; the worker's own. */
    private boolean accountsThere;

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
            case PbxEvent.Connected _ -> once("link", Duration.ZERO, this::link);
            case PbxEvent.Disconnected _ -> once("link", MOMENT, this::link);
            case PbxEvent.Registration registration -> {
                told.put(registration.account(), registration);
                once(registration.account(), Duration.ZERO, () -> {
                    PbxEvent.Registration last = told.remove(registration.account());
                    if (last != null) {
                        registration(last.account(), last.present(), last.at());
                    }
                });
            }
            case PbxEvent.Answered _, PbxEvent.Ended _, PbxEvent.DialedOut _ -> {}
        }
    }

    /** Unless it is to be done anyway. */
    private void once(String name, Duration after, Runnable task) {
        if (!awaited.add(name)) {
            return;
        }
        worker.schedule(
                () -> {
                    awaited.remove(name);
                    guarded(task);
                },
                after.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static void guarded(Runnable task) {
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
    }

    private void link() {
        accountsThere = false;
        if (pbx.connected()) {
            back();
        } else {
            lost();
        }
    }

    /** Browsers need only register again: their accounts are there before they try twice. */
    private void back() {
        Set<String> there = pbx.accounts();
        for (Softphone phone : store.inForce(clock.instant())) {
            if (!there.contains(phone.account().username())) {
                accounts.put(phone.account());
            }
        }
        accountsThere = true;
        compareAll();
        screens.tellAll("component", Map.of("name", "asterisk", "status", "UP", "text", ""));
    }

    private void lost() {
        screens.tellAll("component", Map.of("name", "asterisk", "status", "DOWN", "text", "asterisk"));
        agents.lines(Set.of());
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
        agents.lines(store.inForce(clock.instant()).stream()
                .filter(phone -> registered.contains(phone.account().username()))
                .flatMap(phone -> Stream.ofNullable(phone.staff()))
                .toList());
    }

    /** A safety net under the events; also tells the queue that lines are lost when the database was away before. */
    @Scheduled(initialDelay = 20, fixedDelay = 20, timeUnit = TimeUnit.SECONDS)
    void compareNowAndThen() {
        once("comparison", Duration.ZERO, () -> {
            if (pbx.connected() && accountsThere) {
                compareAll();
            } else if (pbx.connected()) {
                back();
            } else if (settings.configured()) {
                lost();
            }
        });
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.MINUTES)
    void removeExpired() {
        once("expiry", Duration.ZERO, () -> {
            for (Softphone phone : store.removeExpired(clock.instant())) {
                softphones.dropQuietly(phone.account().username());
                if (phone.staff() != null) {
                    agents.line(phone.staff(), false);
                }
            }
        });
    }
}
