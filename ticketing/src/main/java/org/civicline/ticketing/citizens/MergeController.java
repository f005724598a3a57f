package org.civicline.ticketing.citizens;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.civicline.ticketing.Citizens.CitizenCard;
import org.civicline.ticketing.web.Given;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Records of one person, joined and taken apart. */
@RestController
@RequestMapping("/api/v1/staff/citizens")
class MergeController {

    private static final String DESK = "hasAnyRole('AGENT', 'SUPERVISOR')";
    private static final String DECIDES = "hasRole('SUPERVISOR')";

    private final MergeDesk desk;
    private final People people;

    MergeController(MergeDesk desk, People people) {
        this.desk = desk;
        this.people = people;
    }

    record Merge(@Nullable String other, @Nullable String reason) {}

    record Undo(@Nullable String reason) {}

    /** @param kept which record stayed, and {@code merged} which one is seen under it */
    record View(
            UUID id,
            UUID kept,
            UUID merged,
            String reason,
            @Nullable String mergedBy,
            Instant mergedAt,
            @Nullable String undoneBy,
            @Nullable Instant undoneAt,
            @Nullable String undoneReason) {}

    @GetMapping("/{id}/alike")
    @PreAuthorize(DESK)
    List<CitizenCard> alike(@PathVariable UUID id) {
        return desk.alike(id);
    }

    @GetMapping("/{id}/merges")
    @PreAuthorize(DESK)
    List<View> merges(@PathVariable UUID id) {
        List<MergeStore.Row> rows = desk.history(id);
        Map<UUID, String> names = people.staffNames(rows.stream()
                .flatMap(row -> Stream.of(row.mergedBy(), row.undoneBy() == null ? row.mergedBy() : row.undoneBy()))
                .toList());
        return rows.stream().map(row -> view(row, names)).toList();
    }

    @PostMapping("/{id}/merges")
    @PreAuthorize(DECIDES)
    CitizenCard merge(@PathVariable UUID id, @RequestBody Merge form) {
        return desk.merge(id, Given.required(Given.id(form.other(), "other"), "other"), form.reason());
    }

    @PostMapping("/merges/{id}/undo")
    @PreAuthorize(DECIDES)
    CitizenCard undo(@PathVariable UUID id, @RequestBody Undo form) {
        return desk.undo(id, form.reason());
    }

    private static View view(MergeStore.Row row, Map<UUID, String> names) {
        return new View(
                row.id(),
                row.kept(),
                row.merged(),
                row.reason(),
                names.get(row.mergedBy()),
                row.mergedAt(),
                row.undoneBy() == null ? null : names.get(row.undoneBy()),
                row.undoneAt(),
                row.undoneReason());
    }
}
