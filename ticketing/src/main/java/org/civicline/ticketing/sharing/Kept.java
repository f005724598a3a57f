package org.civicline.ticketing.sharing;

import java.util.UUID;

/** Something people keep by a name. */
public interface Kept {

    UUID id();

    Sharing sharing();

    String name();

    /** Counts its changes from 1. */
    long version();
}
