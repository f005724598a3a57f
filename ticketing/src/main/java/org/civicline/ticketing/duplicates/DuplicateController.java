package org.civicline.ticketing.duplicates;

import java.util.List;
import java.util.UUID;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.LikelyDuplicates;
import org.civicline.ticketing.LikelyDuplicates.Likely;
import org.civicline.ticketing.LikelyDuplicates.Writing;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Posted, because what a citizen says has no place in the addresses that servers write down. */
@RestController
class DuplicateController {

    private final LikelyDuplicates duplicates;

    DuplicateController(LikelyDuplicates duplicates) {
        this.duplicates = duplicates;
    }

    record Question(
            @Nullable String title,
            @Nullable String text,
            @Nullable String categoryCode,
            @Nullable String address,
            @Nullable String citizen) {}

    @PostMapping("/api/v1/staff/likely-duplicates")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    List<Likely> find(@RequestBody Question question) {
        UUID citizen = Given.id(question.citizen(), "citizen");
        return duplicates.find(new Writing(
                question.title(),
                question.text(),
                question.categoryCode(),
                question.address(),
                citizen == null ? null : new CitizenId(citizen)));
    }
}
