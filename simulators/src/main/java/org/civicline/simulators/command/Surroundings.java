package org.civicline.simulators.command;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.civicline.simulators.Voice;
import org.jspecify.annotations.Nullable;

/**
 * Where the running city is, as the launcher knows it. Methods throw what the command line shows to a person when
 * nothing runs; {@code home} is the folder it runs from, null for the usual one.
 */
public interface Surroundings {

    /** Where SIP calls to the hotline go. */
    InetSocketAddress sip(@Nullable Path home);

    /** The page of the sample handset. */
    URI handset(@Nullable Path home);

    /** Speaks texts; empty when there is no speech on this machine. */
    Optional<Voice> voice(@Nullable Path home);
}
