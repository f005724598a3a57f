package org.civicline.simulators.smsc;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an SMS centre is started with.
 *
 * @param port TCP port on the loopback address; 0 takes a free one
 * @param systemId who may bind
 * @param password with what; SMPP allows 8 characters
 * @param receiptDelay from taking a message to its delivery receipt
 * @param firstRetry how long after a failed delivery of a citizen's text it is tried again; doubles each time
 * @param longestRetry the longest such pause
 * @param responseTimeout how long a deliver_sm may stay without response before it counts as failed
 * @param journal file that keeps messages over a restart; null keeps them in memory only
 */
public record SmscSettings(
        int port,
        String systemId,
        String password,
        Duration receiptDelay,
        Duration firstRetry,
        Duration longestRetry,
        Duration responseTimeout,
        @Nullable Path journal) {

    /** Receipts after half a second, retries from half a second to half a minute, nothing kept. */
    public static SmscSettings of(int port, String systemId, String password) {
        return new SmscSettings(
                port,
                systemId,
                password,
                Duration.ofMillis(500),
                Duration.ofMillis(500),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                null);
    }

    /** The same, keeping messages in this file. */
    public SmscSettings keptIn(@Nullable Path file) {
        return new SmscSettings(
                port, systemId, password, receiptDelay, firstRetry, longestRetry, responseTimeout, file);
    }

    /** The same, with all times shortened for tests. */
    public SmscSettings hurried() {
        Duration short_ = Duration.ofMillis(20);
        return new SmscSettings(
                port, systemId, password, short_, short_, short_.multipliedBy(5), Duration.ofSeconds(1), journal);
    }

    @Override
    public String toString() {
        return "SmscSettings[port=%d, systemId=%s, journal=%s]".formatted(port, systemId, journal);
    }
}
