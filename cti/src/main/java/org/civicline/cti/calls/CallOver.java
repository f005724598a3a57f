package org.civicline.cti.calls;

/** A call has ended, and that is committed: its recording can be fetched. Only within this process. */
public record CallOver(CallId call) {}
