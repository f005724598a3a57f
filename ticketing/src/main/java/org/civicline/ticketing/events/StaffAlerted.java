package org.civicline.ticketing.events;

import java.util.List;
import java.util.UUID;

/**
 * Named people are to hear of a case: it is nearly late, late, or somebody is urged about it.
 *
 * @param kind {@code yellow}, {@code red}, {@code urge}, {@code supervise}, {@code notice} or {@code answered}
 * @param ticket the case; of several the most urgent
 * @param cases how many
 */
public record StaffAlerted(List<UUID> people, String kind, UUID ticket, String number, int cases) {}
