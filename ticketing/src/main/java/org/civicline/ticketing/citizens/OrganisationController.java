package org.civicline.ticketing.citizens;

import java.util.UUID;
import org.civicline.ticketing.Citizens.CitizenCard;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** For which organisations a citizen speaks. */
@RestController
@RequestMapping("/api/v1/staff/citizens/{id}/organisations/{code}")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class OrganisationController {

    private final OrganisationDesk desk;

    OrganisationController(OrganisationDesk desk) {
        this.desk = desk;
    }

    record Form(@Nullable String name) {}

    @PutMapping
    CitizenCard speaksFor(@PathVariable UUID id, @PathVariable String code, @RequestBody Form form) {
        return desk.speaksFor(id, code, form.name());
    }

    @DeleteMapping
    CitizenCard speaksNoMore(@PathVariable UUID id, @PathVariable String code) {
        return desk.speaksNoMore(id, code);
    }
}
