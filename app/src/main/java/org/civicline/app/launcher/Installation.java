package org.civicline.app.launcher;

import java.util.Map;

/**
 * Whether a home folder holds the sample city or a real installation: decided at its first start and kept, so that the
 * sample never gets into real data.
 */
final class Installation {

    private static final String FILE = "installation.properties";
    private static final String SAMPLE_CITY = "sample-city";

    private Installation() {}

    /** Whether this home is of the sample city. */
    static boolean kind(Home home, boolean empty) {
        String kept = PrivateFile.readProperties(home.root().resolve(FILE)).get(SAMPLE_CITY);
        if (kept == null) {
            PrivateFile.writeProperties(
                    home.root().resolve(FILE),
                    "Decided at the first start.",
                    Map.of(SAMPLE_CITY, Boolean.toString(!empty)));
            return !empty;
        }
        boolean sample = Boolean.parseBoolean(kept);
        if (sample && empty) {
            throw new Trouble(
                    "the folder %s holds the sample city".formatted(home.root()),
                    "Take another for a real installation: ./civicline up --empty --home FOLDER");
        }
        return sample;
    }
}
