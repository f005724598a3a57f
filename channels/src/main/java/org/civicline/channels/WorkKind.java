package org.civicline.channels;

/** What kind of work waits. */
public enum WorkKind {
    CALL,
    CHAT,
    SMS,
    CALLBACK,
    TICKET
}
