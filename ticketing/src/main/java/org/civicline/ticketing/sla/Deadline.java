package org.civicline.ticketing.sla;

import java.time.Instant;

/** When a duty is due, and why then. */
public record Deadline(Instant at, Because because) {}
