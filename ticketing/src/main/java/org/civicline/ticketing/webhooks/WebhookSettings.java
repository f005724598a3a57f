package org.civicline.ticketing.webhooks;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How other systems are told.
 *
 * @param allowedHosts names, or addresses as they are written in an URL, that may be inside the city's own network and
 *     may be reached without TLS; everybody else only by https and on public addresses
 * @param timeout of one attempt, from the look-up of the name to the answer
 * @param pauseAfter how long nothing may have arrived before a webhook is paused
 * @param keepSent how long the log of what has arrived is kept; what waits for longer is given up
 * @param keepDead how long what was given up can be sent again
 */
@ConfigurationProperties("civicline.webhooks")
record WebhookSettings(
        @DefaultValue List<String> allowedHosts,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("3d") Duration pauseAfter,
        @DefaultValue("7d") Duration keepSent,
        @DefaultValue("30d") Duration keepDead) {

    WebhookSettings {
        allowedHosts = List.copyOf(allowedHosts);
    }
}
