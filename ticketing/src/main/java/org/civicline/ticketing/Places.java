package org.civicline.ticketing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a case can be: the districts, streets and communities of the city, as a tree. */
public interface Places {

    /** The whole tree, parents before children. */
    List<Place> all();

    /** Adds or replaces, parents before children; for set-up by the system. */
    void putAll(Collection<Place> places);

    /** The places whose outline is known, in the order of the tree: the city's map, for every page that draws one. */
    List<Outline> map();

    /** Gives places their outlines, GeoJSON geometries by code; for set-up by the system. */
    void putOutlines(Map<String, String> outlines);

    /** @param geometry a GeoJSON (RFC 7946) Polygon or MultiPolygon, as text */
    record Outline(Place place, String geometry) {}

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
