package org.civicline.app.launcher;

import java.nio.file.Path;
import org.civicline.CivicLineApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import sun.misc.Signal;

/** {@code civicline serve}: the application itself, as the supervisor starts it. */
@Command(
        name = "serve",
        hidden = true,
        description = "Run the application; started by up.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Runnable {

    /** What a shell adds to a signal's number to get the exit code (POSIX, exit status). */
    private static final int SIGNALLED = 128;

    @Parameters(paramLabel = "FILE", description = "Its configuration, run/application.properties of a home folder.")
    private Path configuration = Path.of("");

    /** Created by the command line. */
    public ServeCommand() {}

    @Override
    public void run() {
        var application = new SpringApplication(CivicLineApplication.class);
        application.addInitializers(ServeCommand::endInOrder);
        application.run("--spring.config.additional-location=file:" + configuration.toAbsolutePath());
        // its servers' threads live on; the command line must not end the process
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * The application is closed before the virtual machine begins to end. Shutdown hooks all run at once, and that of the
     * sentence model's runtime takes the ground from under whoever is using it: the process would crash.
     */
    private static void endInOrder(ConfigurableApplicationContext context) {
        Signal.handle(
                new Signal("TERM"),
                signal -> Thread.ofPlatform().name("ending").start(() -> {
                    context.close();
                    System.exit(SIGNALLED + signal.getNumber());
                }));
    }
}
