package org.civicline.ticketing.timeline;

import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.TimelineEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What it calls decides about roles too; here a stranger is stopped before their request is read. */
@RestController
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class TimelineController {

    private final Interactions interactions;

    TimelineController(Interactions interactions) {
        this.interactions = interactions;
    }

    @GetMapping("/api/v1/staff/citizens/{id}/timeline")
    Slice<TimelineEntry> timeline(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int size) {
        return interactions.timeline(new CitizenId(id), after, size);
    }
}
