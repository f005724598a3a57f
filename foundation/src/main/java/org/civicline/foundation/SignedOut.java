package org.civicline.foundation;

/**
 * A session of a member of staff has ended by signing out. Only within this process.
 *
 * @param session the HTTP session's id, of use to nobody any more
 */
public record SignedOut(StaffId staff, String session) {}
