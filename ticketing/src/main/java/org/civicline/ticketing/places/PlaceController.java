package org.civicline.ticketing.places;

import java.util.List;
import org.civicline.ticketing.Places;
import org.civicline.ticketing.Places.Place;
import org.civicline.ticketing.access.Access;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
class PlaceController {

    private final Places places;
    private final Access access;

    private final JsonMapper json;

    PlaceController(Places places, Access access, JsonMapper json) {
        this.places = places;
        this.access = access;
        this.json = json;
    }

    /** GeoJSON (RFC 7946). */
    record CityMap(String type, List<Feature> features) {}

    record Feature(String type, Place properties, JsonNode geometry) {}

    @GetMapping("/api/v1/staff/places")
    @PreAuthorize(Access.READS_CATALOGUE)
    List<Place> all() {
        access.catalogueReader();
        return places.all();
    }

    @GetMapping("/api/v1/staff/places/map")
    @PreAuthorize(Access.READS_CATALOGUE)
    CityMap map() {
        access.catalogueReader();
        return new CityMap(
                "FeatureCollection",
                places.map().stream()
                        .map(one -> new Feature("Feature", one.place(), json.readTree(one.geometry())))
                        .toList());
    }
}
