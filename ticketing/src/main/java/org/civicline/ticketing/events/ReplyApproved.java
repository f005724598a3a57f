package org.civicline.ticketing.events;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reply was accepted: the citizen is now told the result and asked to rate. */
public record ReplyApproved(
        UUID ticket, String number, @Nullable String phone, String reply, Instant at) {}
