package org.civicline.app.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code civicline up}: starts everything and keeps it alive until it is told to stop. */
@Command(
        name = "up",
        description = "Start everything: PostgreSQL, Asterisk, the application and, unless --empty, a sample city.",
        footer = {
            "",
            "Runs until Ctrl-C or ./civicline down. What dies by itself is started again. A later up finds its data.",
            "Settings of your own go into civicline.properties of the home folder (default .civicline)."
        },
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Option(
            names = "--home",
            paramLabel = "FOLDER",
            description = "Keep data, logs and secrets there; default: .civicline")
    private @Nullable Path home;

    @Option(names = "--empty", description = "Without the sample city: for a real installation.")
    private boolean empty;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS",
            description = "Open it to the network at this address (0.0.0.0: all), over HTTPS.")
    private @Nullable String listen;

    @Option(names = "--port", paramLabel = "NUMBER", description = "Port of the web pages; default: 8080.")
    private @Nullable Integer port;

    @Option(names = "--free-ports", description = "Take free ports for everything; they are in run/instance.json.")
    private boolean freePorts;

    @Option(names = "--detach", description = "Come back once it runs, and leave it running.")
    private boolean detach;

    private final Clock clock = Clock.systemUTC();

    /** Created by the command line. */
    public UpCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home where = home == null ? Home.ofRepository() : new Home(home);
        return detach ? new Detached(where).up() : inForeground(where);
    }

    private int inForeground(Home where) throws IOException, InterruptedException {
        long began = System.nanoTime();
        where.prepare();
        try (UpLock _ = UpLock.tryTake(where).orElseThrow(() -> runsAlready(where));
                Screen screen = Screen.ofTerminal()) {
            DownCommand.supervisor(where).write(ProcessHandle.current());
            CliLog.into(where);
            Settings settings = Settings.of(
                    where,
                    new Settings.Options(Optional.ofNullable(listen), Optional.ofNullable(port), freePorts, empty),
                    System.getenv());
            Supervisor supervisor = new Supervisor(settings, screen, clock);
            try (StopSignal signal = StopSignal.forThisThread()) {
                try {
                    supervisor.start();
                    screen.say(Welcome.text(settings, (System.nanoTime() - began) / 1e9));
                    supervisor.announce();
                    signal.await();
                } catch (InterruptedException e) {
                    // told to stop
                } finally {
                    Uninterruptibly.run(supervisor::stop);
                    DownCommand.supervisor(where).delete();
                }
            }
            return 0;
        }
    }

    private static Trouble runsAlready(Home where) {
        String url = Instance.read(where.root())
                .map(instance -> " (" + instance.urls().get("web") + ")")
                .orElse("");
        return new Trouble(
                "CivicLine runs already from %s%s".formatted(where.root(), url), "Stop it with: ./civicline down");
    }

    /** Turns Ctrl-C and {@code down} into an interruption of the thread that runs the supervisor, and waits for its end. */
    private static final class StopSignal implements AutoCloseable {

        private final CountDownLatch finished = new CountDownLatch(1);
        private final Thread main;

        private StopSignal(Thread main) {
            this.main = main;
        }

        static StopSignal forThisThread() {
            StopSignal signal = new StopSignal(Thread.currentThread());
            Runtime.getRuntime().addShutdownHook(new Thread(signal::hook, "stop"));
            return signal;
        }

        private void hook() {
            if (finished.getCount() == 0) {
                return; // ended by itself: its own exit code stands
            }
            main.interrupt();
            try {
                finished.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            System.out.flush();
            // told to stop, and did so in order: that is success, though the virtual machine would say 130 or 143
            Runtime.getRuntime().halt(0);
        }

        void await() throws InterruptedException {
            finished.await();
        }

        @Override
        public void close() {
            finished.countDown();
        }
    }
}
