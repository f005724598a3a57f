package org.civicline.ticketing.lifecycle;

import java.time.Instant;
import org.civicline.ticketing.DispatchId;

/** The lead department's duty (主办). */
public record LeadDuty(DispatchId dispatch, String department, Instant dispatchedAt) {}
