package org.civicline.simulators;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.civicline.simulators.handset.SampleHandset;
import org.civicline.simulators.smsc.SmscSettings;
import org.civicline.simulators.smsc.SmscSimulator;

/** The outside world of a sample city: the operator's SMS centre and the citizens' phones. */
public final class Simulators implements AutoCloseable {

    private final SmscSimulator smsc;
    private final SampleHandset handset;

    private Simulators(SmscSimulator smsc, SampleHandset handset) {
        this.smsc = smsc;
        this.handset = handset;
    }

    /**
     * Starts all of it; the ports are bound when this returns.
     *
     * @throws IOException when a port is taken or the data cannot be read; nothing is left running then
     */
    public static Simulators start(SimulatorSettings settings) throws IOException {
        return start(settings, Clock.systemDefaultZone());
    }

    /** The same, by this clock. */
    public static Simulators start(SimulatorSettings settings, Clock clock) throws IOException {
        Path data = settings.data();
        SmscSettings centre = SmscSettings.of(settings.smscPort(), settings.smscSystemId(), settings.smscPassword())
                .keptIn(data == null ? null : data.resolve("messages.jsonl"));
        SmscSimulator smsc = SmscSimulator.start(centre, clock);
        try {
            return new Simulators(smsc, SampleHandset.start(settings, smsc, clock));
        } catch (IOException | RuntimeException e) {
            smsc.close();
            throw e;
        }
    }

    /** The SMS centre. */
    public SmscSimulator smsc() {
        return smsc;
    }

    /** The citizens' phones. */
    public SampleHandset handset() {
        return handset;
    }

    @Override
    public void close() throws IOException {
        try {
            handset.close();
        } finally {
            smsc.close();
        }
    }
}
