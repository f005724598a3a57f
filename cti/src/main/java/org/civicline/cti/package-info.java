/**
 * Telephony: Asterisk nodes, call flows, calls as work items, the softphone, recordings, rating calls.
 *
 * <p>Schema {@code cti}. Asterisk plays, records and bridges; what waits and who is free is decided in {@code channels}.
 */
@NullMarked
@ApplicationModule(
        displayName = "Telephony",
        allowedDependencies = {"foundation", "ticketing", "ticketing :: events", "channels", "accessibility"})
package org.civicline.cti;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
