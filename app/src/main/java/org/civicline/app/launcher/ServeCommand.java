package org.civicline.app.launcher;

import java.nio.file.Path;
import org.civicline.CivicLineApplication;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code civicline serve}: the application itself, as the supervisor starts it. */
@Command(
        name = "serve",
        hidden = true,
        description = "Run the application; started by up.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Runnable {

    @Parameters(paramLabel = "FILE", description = "Its configuration, run/application.properties of a home folder.")
    private Path configuration = Path.of("");

    /** Created by the command line. */
    public ServeCommand() {}

    @Override
    public void run() {
        SpringApplication.run(
                CivicLineApplication.class,
                "--spring.config.additional-location=file:" + configuration.toAbsolutePath());
        // its servers' threads live on; the command line must not end the process
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
