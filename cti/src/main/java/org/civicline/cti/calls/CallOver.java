package org.civicline.cti.calls;

import java.time.Instant;
import org.civicline.ticketing.InteractionId;

/** A call in which an agent talked has ended, and that is committed: its recording can be fetched. Only in this process. */
public record CallOver(CallId call, InteractionId interaction, Instant beganAt, Instant endedAt) {}
