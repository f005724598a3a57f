package org.civicline.cti.pbx;

/**
 * A leg that lives now.
 *
 * @param uniqueId the exchange's id
 * @param name as given to the exchange's commands
 * @param talking connected with another leg
 * @param linkedId the unique id of the leg that caused this one; its own for a caller's
 */
public record Leg(String uniqueId, String name, boolean talking, String linkedId) {}
