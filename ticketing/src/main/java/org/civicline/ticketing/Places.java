package org.civicline.ticketing;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a case can be: the districts, streets and communities of the city, as a tree. */
public interface Places {

    /** The whole tree, parents before children. */
    List<Place> all();

    /** Adds or replaces, parents before children; for set-up by the system. */
    void putAll(Collection<Place> places);

    /** @param name as it stands in addresses */
    record Place(
            String code,
            String name,
            @Nullable String nameEn,
            Kind kind,
            @Nullable String parentCode) {}

    enum Kind {
        /** 区、县 */
        DISTRICT,
        /** 街道、乡镇 */
        STREET,
        /** 社区、小区、道路 */
        COMMUNITY
    }
}
