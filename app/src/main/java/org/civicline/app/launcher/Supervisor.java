package org.civicline.app.launcher;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.civicline.simulators.SimulatorSettings;
import org.civicline.simulators.Simulators;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one installation: PostgreSQL and Asterisk side by side, then the application; all stopped the other way round.
 *
 * <p>Used by one thread, which is interrupted to end a start before its time.
 */
final class Supervisor {

    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);

    private final Settings settings;
    private final Screen screen;
    private final Instant startedAt;
    private final List<Supervised> running = new ArrayList<>();
    private final List<AutoCloseable> inOurProcess = new ArrayList<>();
    private final StartupCache cache = StartupCache.ofThisBuild();
    private Instance.State state = Instance.State.starting;

    Supervisor(Settings settings, Screen screen, Clock clock) {
        this.settings = settings;
        this.screen = screen;
        this.startedAt = clock.instant();
    }

    /** Starts everything; returns when it can be used. What has been started when it fails is left to {@link #stop}. */
    void start() throws IOException, InterruptedException {
        enter(Instance.State.starting);
        if (!settings.loopbackOnly()) {
            certify();
        }
        List<Supervised> ground = ground();
        Supervised application = supervise(new ApplicationProcess(settings, cache));
        for (Supervised one : running.reversed()) {
            one.settle();
        }
        requireFreePorts();
        together(ground);
        if (settings.sampleCity()) {
            startSimulators();
        }
        one(application);
    }

    private void certify() throws IOException, InterruptedException {
        screen.begin("certificates");
        new Certificates(settings.home(), settings.secrets()).prepare(settings.listen());
        screen.done("certificates");
    }

    /** The outside world of the sample city lives in this process. */
    private void startSimulators() throws IOException {
        Ports ports = settings.ports();
        inOurProcess.add(Simulators.start(new SimulatorSettings(
                ports.get(Port.SMSC),
                ApplicationProperties.SYSTEM_ID,
                settings.secrets().get("smsc"),
                ports.get(Port.HANDSET_HTTP),
                ports.get(Port.HANDSET_SIP),
                Settings.HOTLINE,
                new InetSocketAddress(settings.reached(), ports.get(Port.SIP)),
                settings.home().simulators(),
                new CitizenVoice(ApplicationProperties.of(settings)))));
    }

    /** Lets other commands know that it can be used. */
    void announce() throws IOException {
        enter(Instance.State.running);
        cache.makeInBackground(settings.home().log("startup-cache.log"));
    }

    /** What the application stands on. */
    private List<Supervised> ground() throws IOException, InterruptedException {
        List<Supervised> ground = new ArrayList<>();
        Unprivileged unprivileged = Unprivileged.detect();
        if (!settings.foreignPostgres()) {
            ground.add(supervise(new PostgresProcess(
                    PostgresBinaries.unpacked(settings.tools()),
                    settings.home(),
                    settings.ports().get(Port.POSTGRESQL),
                    settings.secrets(),
                    unprivileged)));
        }
        if (!settings.foreignAsterisk()) {
            ground.add(supervise(new AsteriskProcess(settings, unprivileged)));
        }
        return ground;
    }

    private Supervised supervise(Component component) {
        Supervised supervised = new Supervised(component, settings.home(), this::tell, this::write);
        running.add(supervised);
        return supervised;
    }

    private void tell(String sentence) {
        screen.say("  ! " + sentence);
    }

    /** What has been taken over holds its ports rightly. */
    private void requireFreePorts() {
        Set<Port> needed = EnumSet.noneOf(Port.class);
        running.stream()
                .filter(one -> one.pid().isEmpty())
                .forEach(one -> needed.addAll(one.component().ports()));
        if (settings.sampleCity()) {
            needed.addAll(EnumSet.of(Port.SMSC, Port.HANDSET_HTTP, Port.HANDSET_SIP));
        }
        settings.ports().requireFree(needed, settings.listen());
    }

    private void together(List<Supervised> several) throws InterruptedException {
        List<FutureTask<Void>> tasks = several.stream()
                .map(one -> new FutureTask<Void>(() -> {
                    one(one);
                    return null;
                }))
                .toList();
        List<Thread> threads = tasks.stream().map(Thread.ofVirtual()::start).toList();
        try {
            for (Future<Void> task : tasks) {
                await(task);
            }
        } finally {
            // where one failed, or we are to stop: end the others' waiting before they are stopped
            threads.forEach(Thread::interrupt);
            for (Thread thread : threads) {
                Uninterruptibly.join(thread);
            }
        }
    }

    private static void await(Future<Void> task) throws InterruptedException {
        try {
            task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Trouble trouble) {
                throw trouble;
            }
            throw new IllegalStateException(e.getCause());
        } catch (CancellationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void one(Supervised supervised) throws InterruptedException {
        String name = supervised.component().name();
        screen.begin(name);
        boolean started = false;
        try {
            supervised.start();
            started = true;
            write();
        } finally {
            if (started) {
                screen.done(name);
            } else {
                screen.failed(name);
            }
        }
    }

    /** Stops everything that has been started, in order, and forgets the instance. */
    void stop() {
        enter(Instance.State.stopping);
        cache.close();
        for (Supervised supervised : running.reversed()) {
            screen.begin("stopping " + supervised.component().name());
            supervised.stop();
            screen.done("stopping " + supervised.component().name());
        }
        for (AutoCloseable one : inOurProcess.reversed()) {
            close(one);
        }
        Instance.delete(settings.home());
    }

    private static void close(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            LOG.warn("not closed in order", e); // the process is about to end anyway
        }
    }

    private synchronized void enter(Instance.State next) {
        state = next;
        write();
    }

    private synchronized void write() {
        Map<String, Long> pids = new TreeMap<>();
        running.forEach(
                one -> one.pid().ifPresent(pid -> pids.put(one.component().key(), pid)));
        Map<String, String> urls = new TreeMap<>(Map.of("web", settings.webUrl()));
        if (settings.sampleCity()) {
            urls.put("handset", settings.handsetUrl());
        }
        new Instance(
                        state,
                        ProcessHandle.current().pid(),
                        settings.home().root().toString(),
                        settings.sampleCity(),
                        startedAt,
                        urls,
                        Map.of(
                                "web", settings.listen().getHostAddress(),
                                "sip", settings.reached().getHostAddress()),
                        settings.ports().byKey(),
                        pids)
                .write(settings.home());
    }
}
