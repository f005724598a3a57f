package org.civicline.ticketing.events;

import java.time.Instant;
import java.util.UUID;

/** Nobody rated by text in time: the citizen is to be called. */
public record FollowUpCallDue(UUID ticket, String number, String phone, int attempt, Instant at) {}
