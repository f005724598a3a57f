package org.civicline.ticketing.reports;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.civicline.ticketing.figures.Figure;
import org.civicline.ticketing.figures.FigureTables.Breakdown;
import org.jspecify.annotations.Nullable;

/**
 * Something that is reported regularly.
 *
 * @param owner who made it, and in whose right its figures are
 * @param nextOn the day its next one is made for; null while it is paused
 * @param version counts its changes from 1
 */
record Report(
        UUID id,
        UUID owner,
        Content content,
        Schedule schedule,
        @Nullable LocalDate nextOn,
        long version) {

    boolean paused() {
        return nextOn == null;
    }

    /**
     * @param departments only theirs; all where it is empty
     * @param receivers at least one
     */
    record Content(
            String name,
            List<Figure> figures,
            Breakdown breakdown,
            List<String> departments,
            Locale language,
            List<Receiver> receivers) {

        Content {
            figures = List.copyOf(figures);
            departments = List.copyOf(departments);
            receivers = List.copyOf(receivers);
        }

        /** The same to others. */
        Content to(List<Receiver> others) {
            return new Content(name, figures, breakdown, departments, language, others);
        }
    }
}
