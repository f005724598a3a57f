package org.civicline.cti.pbx.asterisk;

import org.civicline.cti.pbx.PbxSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Starts and stops the connection to Asterisk. Before the router of work, so that what Asterisk knows about running talks
 * is known before anything is offered anew; after it when stopping.
 */
@Component
class Telephony implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Telephony.class);

    private final PbxSettings settings;
    private final AmiPbx pbx;
    private final AgiGate gate;
    private final Sounds sounds;
    private volatile boolean running;

    Telephony(PbxSettings settings, AmiPbx pbx, AgiGate gate, Sounds sounds) {
        this.settings = settings;
        this.pbx = pbx;
        this.gate = gate;
        this.sounds = sounds;
    }

    @Override
    public void start() {
        running = true;
        if (settings.configured()) {
            sounds.prepare();
            pbx.start();
            gate.open();
        } else {
            log.atInfo().addKeyValue("event", "telephony-off").log("no Asterisk is configured: there is no telephony");
        }
    }

    @Override
    public void stop() {
        running = false;
        gate.close();
        pbx.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE - 10_000;
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(PbxSettings.class)
    static class Settings {}
}
