package org.civicline.ticketing.places;

import java.util.List;
import org.civicline.ticketing.Places;
import org.civicline.ticketing.Places.Place;
import org.civicline.ticketing.access.Access;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PlaceController {

    private final Places places;
    private final Access access;

    PlaceController(Places places, Access access) {
        this.places = places;
        this.access = access;
    }

    @GetMapping("/api/v1/staff/places")
    @PreAuthorize(Access.READS_CATALOGUE)
    List<Place> all() {
        access.catalogueReader();
        return places.all();
    }
}
