package org.civicline.ticketing;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The dispatch catalogue (派单目录): which category in which place belongs to whom, and by which rule. */
public interface DispatchCatalogue {

    /**
     * Whose a case is by the entries in force today: of those for its category or one above, and its place or one around
     * it, the one for the nearest category, and of these the one for the nearest place.
     *
     * @param address as it was written down; the places named in it count
     */
    Optional<Suggestion> suggest(String categoryCode, @Nullable String address);

    /**
     * Whose a case is that no department takes (兜底), by the entries that say so, found in the same way. Empty where the
     * city has named nobody.
     */
    Optional<Suggestion> lastResort(String categoryCode, @Nullable String address);

    /** Adds entries, in one transaction; for set-up by the system. */
    void addAll(Collection<Terms> entries, String note);

    /**
     * What an entry says.
     *
     * @param placeCode null for anywhere in the city
     * @param basis the rule it stands on, as it is quoted
     * @param validUntil its last day; null if none is known
     * @param lastResort whether it only says who has what no department takes
     */
    record Terms(
            String categoryCode,
            @Nullable String placeCode,
            String departmentCode,
            @Nullable String basis,
            @Nullable String remark,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            boolean lastResort) {

        /** Of whose duty it is. */
        public Terms(
                String categoryCode,
                @Nullable String placeCode,
                String departmentCode,
                @Nullable String basis,
                @Nullable String remark,
                LocalDate validFrom,
                @Nullable LocalDate validUntil) {
            this(categoryCode, placeCode, departmentCode, basis, remark, validFrom, validUntil, false);
        }
    }

    /**
     * Whose a case is.
     *
     * @param number of the entry
     * @param because why, in one sentence, in the language of the request
     * @param placeName the place that was recognised in the address, with those around it; null if none was
     */
    record Suggestion(
            String departmentCode,
            String departmentName,
            int number,
            String because,
            @Nullable String placeName) {}
}
