package org.civicline.app.launcher;

/**
 * Where the command line logs: into {@code logs/launcher.log} of the home it works on, nothing on the screen. The
 * application has its own logging, configured by Spring.
 */
public final class CliLog {

    private CliLog() {}

    /** Must be called before the first logger is made; without {@link #into} nothing is logged at all. */
    public static void prepare() {
        System.setProperty("logback.configurationFile", "org/civicline/app/launcher/logback.xml");
        System.setProperty("civicline.launcher.log", "/dev/null");
    }

    static void into(Home home) {
        System.setProperty("civicline.launcher.log", home.log("launcher.log").toString());
    }
}
