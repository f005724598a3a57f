package org.civicline.simulators;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the simulators of a sample city are started with. All of them listen on the loopback address only.
 *
 * @param smscPort TCP port of the SMS centre; 0 takes a free one
 * @param smscSystemId who binds to it
 * @param smscPassword with what; at most 8 characters
 * @param handsetHttpPort TCP port of the handset's page; 0 takes a free one
 * @param handsetSipPort UDP port where the city's outward calls arrive; 0 takes a free one
 * @param hotline the number citizens call and write to
 * @param hotlineSip where calls to the hotline go
 * @param data folder for what outlives a restart; null keeps nothing
 * @param voice lets a citizen say typed words; null offers tones only
 */
public record SimulatorSettings(
        int smscPort,
        String smscSystemId,
        String smscPassword,
        int handsetHttpPort,
        int handsetSipPort,
        String hotline,
        InetSocketAddress hotlineSip,
        @Nullable Path data,
        @Nullable Voice voice) {

    @Override
    public String toString() {
        return "SimulatorSettings[smsc=%d, handset=%d, sip=%d, hotline=%s at %s]"
                .formatted(smscPort, handsetHttpPort, handsetSipPort, hotline, hotlineSip);
    }
}
