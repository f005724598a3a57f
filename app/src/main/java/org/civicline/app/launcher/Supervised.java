package org.civicline.app.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps one component alive: starts it, and again with growing pauses whenever it ends by itself. */
final class Supervised {

    private static final Logger LOG = LoggerFactory.getLogger(Supervised.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration STEADY = Duration.ofMinutes(1);

    private final Component component;
    private final PidFile pidFile;
    private final Consumer<String> tell;
    private final Runnable changed;
    private volatile @Nullable ProcessHandle process;
    private volatile boolean stopping;
    private @Nullable Thread watcher;

    /**
     * @param tell hears in one sentence whatever happens unasked
     * @param changed is run when the process has become another
     */
    Supervised(Component component, Home home, Consumer<String> tell, Runnable changed) {
        this.component = component;
        this.pidFile = pidFile(home, component.key());
        this.tell = tell;
        this.changed = changed;
    }

    static PidFile pidFile(Home home, String key) {
        return new PidFile(home.run(key + ".pid"));
    }

    Component component() {
        return component;
    }

    Optional<Long> pid() {
        ProcessHandle now = process;
        return now != null && now.isAlive() ? Optional.of(now.pid()) : Optional.empty();
    }

    /**
     * Sees to what a supervisor that was killed has left of it: that goes on, with its calls and its transactions, where
     * it is as we would start it; otherwise it is stopped.
     */
    void settle() throws IOException, InterruptedException {
        Optional<ProcessHandle> left = pidFile.alive();
        if (left.isEmpty()) {
            return;
        }
        if (component.mayGoOn()) {
            LOG.info(
                    "{} still runs, process {}: taken over",
                    component.name(),
                    left.get().pid());
            process = left.get();
        } else {
            LOG.info(
                    "{} still ran, process {}: stopped",
                    component.name(),
                    left.get().pid());
            component.stop(left.get());
        }
    }

    /** Starts it, unless it has been taken over; returns once it answers. Fails with {@link Trouble}. */
    void start() throws InterruptedException {
        try {
            if (pid().isPresent()) {
                component.prepared();
            } else {
                launch();
            }
        } catch (IOException e) {
            throw notStarted(e.getMessage());
        }
        watcher = Thread.ofVirtual().name("watch-" + component.key()).start(this::watch);
    }

    private void launch() throws IOException, InterruptedException {
        ProcessHandle started = component.start();
        process = started;
        pidFile.write(started);
        long deadline = System.nanoTime() + component.startLimit().toNanos();
        while (!component.isReady()) {
            if (!started.isAlive()) {
                throw notStarted("it ended at once");
            }
            if (System.nanoTime() > deadline) {
                component.stop(started);
                throw notStarted(
                        "no answer within %d s".formatted(component.startLimit().toSeconds()));
            }
            Thread.sleep(LOOK_AGAIN);
        }
        component.prepared();
        LOG.info("{} answers, process {}", component.name(), started.pid());
    }

    private Trouble notStarted(@Nullable String otherwise) {
        return new Trouble(
                "%s did not start: %s"
                        .formatted(component.name(), component.reason().orElse(String.valueOf(otherwise))),
                "Its log is in " + component.log());
    }

    private void watch() {
        Duration pause = FIRST_PAUSE;
        long since = System.nanoTime();
        try {
            while (true) {
                ProcessHandle watched = process;
                if (watched == null) {
                    return;
                }
                watched.onExit().get();
                if (stopping) {
                    return;
                }
                pause = System.nanoTime() - since > STEADY.toNanos() ? FIRST_PAUSE : pause;
                say("%s has ended by itself; starting it again".formatted(component.name()));
                pause = startAgain(pause);
                since = System.nanoTime();
            }
        } catch (InterruptedException e) {
            // being stopped
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Tries until it succeeds; returns the pause before the next time. */
    private Duration startAgain(Duration pause) throws InterruptedException {
        Duration next = pause;
        while (true) {
            Thread.sleep(next);
            next = next.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next.multipliedBy(2);
            try {
                launch();
                say("%s runs again".formatted(component.name()));
                changed.run();
                return next;
            } catch (RuntimeException | IOException e) {
                LOG.warn("{} could not be started again", component.name(), e);
                say("%s. Trying again in %d s".formatted(e.getMessage(), Math.max(1, next.toSeconds())));
            }
        }
    }

    private void say(String sentence) {
        LOG.warn(sentence);
        tell.accept(sentence);
    }

    /** Stops it, whatever state it is in, and returns when its process is gone. */
    void stop() {
        stopping = true;
        Thread watching = watcher;
        if (watching != null) {
            watching.interrupt();
            Uninterruptibly.join(watching);
        }
        ProcessHandle last = process;
        if (last != null && last.isAlive()) {
            component.stop(last);
        }
        pidFile.delete();
        LOG.info("{} is stopped", component.name());
    }
}
