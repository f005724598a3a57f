/**
 * Conversations and the one queue: routing for every kind of waiting work, SMS, and the portal's pages.
 *
 * <p>Schema {@code channels}. Knows no Asterisk: {@code cti} feeds calls in as {@code WorkItem}s and carries offers out.
 */
@NullMarked
@ApplicationModule(
        displayName = "Channels",
        allowedDependencies = {"foundation", "ticketing", "ticketing :: events", "knowledgebase"})
package org.civicline.channels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
