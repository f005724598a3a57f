package org.civicline.ticketing.duplicates;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.civicline.ticketing.places.NamedPlaces;
import org.jspecify.annotations.Nullable;

/**
 * An event as somebody told it.
 *
 * @param words title and text
 * @param titled what the title alone says happened
 * @param categories its category and those above it; empty while none is chosen
 * @param where the place recognised in the address and those around it
 * @param over whether what it asked for is done with
 */
record Telling(
        String words,
        String address,
        NamedPlaces named,
        Wordings titled,
        Wordings wordings,
        List<String> categories,
        List<String> where,
        @Nullable UUID citizen,
        Instant at,
        boolean over) {

    static Telling of(
            @Nullable String title,
            @Nullable String text,
            @Nullable String address,
            List<String> categories,
            List<String> where,
            @Nullable UUID citizen,
            Instant at,
            boolean over) {
        String heading = NamedPlaces.folded(Objects.requireNonNullElse(title, ""));
        String words = NamedPlaces.folded(heading + "\n" + Objects.requireNonNullElse(text, ""));
        String place = NamedPlaces.folded(Objects.requireNonNullElse(address, ""));
        NamedPlaces named = NamedPlaces.of(address, words);
        return new Telling(
                words,
                place,
                named,
                Wordings.of(heading, named),
                Wordings.of(words, named),
                categories,
                where,
                citizen,
                at,
                over);
    }

    /** Everything it says, the place first. */
    String all() {
        return address + "\n" + words;
    }
}
