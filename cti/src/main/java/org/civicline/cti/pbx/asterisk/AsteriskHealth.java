package org.civicline.cti.pbx.asterisk;

import java.time.Duration;
import org.civicline.cti.pbx.PbxSettings;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Component {@code asterisk}: whether the manager interface is connected and answers. */
@Component("asteriskHealthIndicator")
class AsteriskHealth implements HealthIndicator {

    private static final Duration SILENT = Duration.ofSeconds(5);

    private final PbxSettings settings;
    private final AmiPbx pbx;

    AsteriskHealth(PbxSettings settings, AmiPbx pbx) {
        this.settings = settings;
        this.pbx = pbx;
    }

    @Override
    public Health health() {
        if (!settings.configured()) {
            return Health.unknown()
                    .withDetail("text", "no Asterisk is configured")
                    .build();
        }
        String where = settings.host() + ":" + settings.amiPort();
        if (!pbx.connected() || pbx.silence() > SILENT.toMillis()) {
            return Health.down()
                    .withDetail("text", "the manager interface at %s does not answer".formatted(where))
                    .build();
        }
        return Health.up().withDetail("manager", where).build();
    }
}
