package org.civicline.ticketing.reading;

import org.civicline.ticketing.access.Audience;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.cases.TicketRow;
import org.jspecify.annotations.Nullable;

/** Whether words beside a confidential case would tell others who reported. */
public final class Informant {

    private Informant() {}

    /**
     * By mistake the hotline would name who reported to the very department they reported on. Of a department's own words
     * this is never said: one that tried names would learn the right one.
     */
    public static boolean toldBy(Sight.Seen seen, Audience audience, String words) {
        TicketRow row = seen.row();
        return audience != Audience.DESK
                && seen.viewer() instanceof Viewer.Desk
                && row.content().confidential()
                && (names(words, row.citizenName())
                        || names(words, row.content().organisation())
                        || names(words.replaceAll("[\\s-]", ""), row.phone()));
    }

    /** A name of one character is in every text. */
    private static boolean names(String words, @Nullable String who) {
        return who != null && who.codePointCount(0, who.length()) > 1 && words.contains(who);
    }
}
