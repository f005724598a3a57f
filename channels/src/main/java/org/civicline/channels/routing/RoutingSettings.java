package org.civicline.channels.routing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code civicline.routing.*}.
 *
 * @param offerSeconds how long an agent has to answer
 * @param graceSeconds how long after that the router takes back an offer nobody has reported on
 * @param wrapUpSeconds after-call work before the agent is ready by itself; 0 for none
 * @param targetSeconds answered within this counts for the service level (GB/T 33358-2016: 15)
 * @param pollMillis how often the router looks without being rung
 */
@ConfigurationProperties("civicline.routing")
record RoutingSettings(
        @DefaultValue("15") int offerSeconds,
        @DefaultValue("2") int graceSeconds,
        @DefaultValue("30") int wrapUpSeconds,
        @DefaultValue("15") int targetSeconds,
        @DefaultValue("500") int pollMillis) {

    RoutingSettings {
        require(offerSeconds > 0, "civicline.routing.offer-seconds must be above 0");
        require(graceSeconds >= 0, "civicline.routing.grace-seconds must not be below 0");
        require(wrapUpSeconds >= 0, "civicline.routing.wrap-up-seconds must not be below 0");
        require(pollMillis > 0, "civicline.routing.poll-millis must be above 0");
    }

    Duration offer() {
        return Duration.ofSeconds(offerSeconds);
    }

    Duration grace() {
        return Duration.ofSeconds(graceSeconds);
    }

    Duration wrapUp() {
        return Duration.ofSeconds(wrapUpSeconds);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
