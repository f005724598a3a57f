package org.civicline.ticketing.templates;

import java.util.UUID;
import org.civicline.ticketing.sharing.Kept;
import org.civicline.ticketing.sharing.Sharing;
import org.jspecify.annotations.Nullable;

/**
 * A text to reply with.
 *
 * @param category the cases it is made for, with all below; null for any
 * @param textEn the same in English, for a citizen who reads it
 */
record Template(
        UUID id,
        Sharing sharing,
        String name,
        @Nullable String category,
        String text,
        @Nullable String textEn,
        long version)
        implements Kept {}
