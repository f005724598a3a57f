package org.civicline.channels.texts.incoming;

import java.time.Instant;
import java.util.UUID;

/** A whole text from a citizen. */
record InboundText(UUID id, String sender, boolean alphanumeric, String body, Instant receivedAt, int attempts) {}
