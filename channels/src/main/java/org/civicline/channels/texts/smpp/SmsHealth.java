package org.civicline.channels.texts.smpp;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Component {@code sms}: whether texts can go out now. */
@Component("smsHealthIndicator")
class SmsHealth implements HealthIndicator {

    private final SmppGateway gateway;

    SmsHealth(SmppGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public Health health() {
        if (!gateway.configured()) {
            return Health.unknown()
                    .withDetail("text", "off: no SMS centre is configured (civicline.sms.smsc.host)")
                    .build();
        }
        return gateway.up()
                ? Health.up().build()
                : Health.down().withDetail("text", gateway.trouble()).build();
    }
}
