package org.civicline.ticketing.catalogue;

import org.civicline.ticketing.DispatchCatalogue;
import org.civicline.ticketing.DispatchCatalogue.Suggestion;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Whose a case would be. Posted, because an address has no place in the addresses that servers write down. */
@RestController
class SuggestionController {

    /** Longer than any that a case may have. */
    private static final int LONGEST_ADDRESS = 1_000;

    private final DispatchCatalogue catalogue;
    private final Access access;

    SuggestionController(DispatchCatalogue catalogue, Access access) {
        this.catalogue = catalogue;
        this.access = access;
    }

    record Question(@Nullable String categoryCode, @Nullable String address) {}

    /** 204 where the catalogue says nothing. */
    @PostMapping("/api/v1/staff/dispatch-suggestion")
    @PreAuthorize(Access.READS_CATALOGUE)
    ResponseEntity<Suggestion> suggest(@RequestBody Question question) {
        access.catalogueReader();
        String category = Given.required(question.categoryCode(), "categoryCode");
        return catalogue
                .suggest(category, shortened(question.address()))
                .map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    private static @Nullable String shortened(@Nullable String address) {
        return address == null ? null : address.substring(0, Math.min(address.length(), LONGEST_ADDRESS));
    }
}
