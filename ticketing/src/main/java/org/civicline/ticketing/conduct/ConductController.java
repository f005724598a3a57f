package org.civicline.ticketing.conduct;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.civicline.ticketing.Citizens.Conduct.Kind;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.conduct.ConductStore.Row;
import org.civicline.ticketing.conduct.Repeats.Repeat;
import org.civicline.ticketing.web.Given;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who comes again and again, and who abuses the hotline. */
@RestController
@RequestMapping("/api/v1/staff")
class ConductController {

    private static final String DESK = "hasAnyRole('AGENT', 'SUPERVISOR')";
    private static final String DECIDES = "hasRole('SUPERVISOR')";

    private final ConductDesk desk;
    private final Repeats repeats;
    private final Access access;
    private final People people;

    ConductController(ConductDesk desk, Repeats repeats, Access access, People people) {
        this.desk = desk;
        this.repeats = repeats;
        this.access = access;
        this.people = people;
    }

    record Proposal(@Nullable String kind, @Nullable String reason) {}

    record Decision(
            @Nullable Boolean upheld,
            @Nullable String reason,
            @Nullable Integer days) {}

    record Appeal(@Nullable String text) {}

    record AppealDecision(
            @Nullable Boolean lifted, @Nullable String reason) {}

    /** People by name; {@code proposedBy} null for the system. */
    record View(
            UUID id,
            UUID citizen,
            Kind kind,
            String reason,
            @Nullable String proposedBy,
            Instant proposedAt,
            @Nullable Boolean upheld,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String decisionReason,
            @Nullable Instant endsAt,
            @Nullable String appeal,
            @Nullable Instant appealedAt,
            @Nullable Boolean lifted,
            @Nullable String appealDecidedBy,
            @Nullable Instant appealDecidedAt,
            @Nullable String appealReason) {}

    @GetMapping("/citizens/{id}/repeats")
    @PreAuthorize(DESK)
    List<Repeat> repeats(@PathVariable UUID id) {
        access.desk();
        return repeats.of(id);
    }

    @GetMapping("/citizens/{id}/conduct")
    @PreAuthorize(DESK)
    List<View> of(@PathVariable UUID id) {
        return views(desk.of(id));
    }

    @PostMapping("/citizens/{id}/conduct")
    @PreAuthorize(DESK)
    List<View> propose(@PathVariable UUID id, @RequestBody Proposal form) {
        desk.propose(id, Given.choice(form.kind(), Kind.class, "kind"), form.reason());
        return of(id);
    }

    @GetMapping("/conduct")
    @PreAuthorize(DECIDES)
    List<View> waiting() {
        return views(desk.waiting());
    }

    @PostMapping("/conduct/{id}/decision")
    @PreAuthorize(DECIDES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable UUID id, @RequestBody Decision form) {
        desk.decide(id, Given.required(form.upheld(), "upheld"), form.reason(), form.days());
    }

    @PostMapping("/conduct/{id}/appeal")
    @PreAuthorize(DESK)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void appeal(@PathVariable UUID id, @RequestBody Appeal form) {
        desk.appeal(id, form.text());
    }

    @PostMapping("/conduct/{id}/appeal/decision")
    @PreAuthorize(DECIDES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decideAppeal(@PathVariable UUID id, @RequestBody AppealDecision form) {
        desk.decideAppeal(id, Given.required(form.lifted(), "lifted"), form.reason());
    }

    private List<View> views(List<Row> rows) {
        Map<UUID, String> names = people.staffNames(rows.stream()
                .flatMap(row -> Stream.of(row.proposedBy(), row.decidedBy(), row.appealDecidedBy()))
                .filter(Objects::nonNull)
                .toList());
        return rows.stream().map(row -> view(row, names)).toList();
    }

    private static @Nullable String name(Map<UUID, String> names, @Nullable UUID id) {
        return id == null ? null : names.get(id);
    }

    private static View view(Row row, Map<UUID, String> names) {
        return new View(
                row.id(),
                row.citizen(),
                row.kind(),
                row.reason(),
                name(names, row.proposedBy()),
                row.proposedAt(),
                row.upheld(),
                name(names, row.decidedBy()),
                row.decidedAt(),
                row.decisionReason(),
                row.endsAt(),
                row.appeal(),
                row.appealedAt(),
                row.lifted(),
                name(names, row.appealDecidedBy()),
                row.appealDecidedAt(),
                row.appealReason());
    }
}
