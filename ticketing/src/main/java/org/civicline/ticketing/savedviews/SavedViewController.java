package org.civicline.ticketing.savedviews;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Saved views of the list of cases. */
@RestController
@RequestMapping("/api/v1/staff/views")
@PreAuthorize(Access.ON_CASES)
class SavedViewController {

    private final SavedViewDesk desk;
    private final Access access;

    SavedViewController(SavedViewDesk desk, Access access) {
        this.desk = desk;
        this.access = access;
    }

    /**
     * @param department as in the list's filter
     * @param first whether the reader's list begins with it
     * @param changeable whether the reader may change or delete it
     */
    record View(
            UUID id,
            String name,
            boolean shared,
            Set<TicketStatus> statuses,
            @Nullable String department,
            @Nullable Urgency urgency,
            boolean late,
            boolean first,
            boolean changeable,
            long version) {}

    record Form(
            @Nullable String name,
            @Nullable Boolean shared,
            @Nullable List<@Nullable String> statuses,
            @Nullable String department,
            @Nullable String urgency,
            @Nullable Boolean late,
            @Nullable Long version) {

        SavedViewDesk.Draft draft() {
            Set<TicketStatus> wanted = statuses == null
                    ? Set.of()
                    : statuses.stream()
                            .map(one -> Given.choice(one, TicketStatus.class, "statuses"))
                            .collect(Collectors.toSet());
            String lead = department == null || department.isBlank() ? null : department;
            Urgency of = urgency == null || urgency.isBlank() ? null : Given.choice(urgency, Urgency.class, "urgency");
            return new SavedViewDesk.Draft(
                    name,
                    Boolean.TRUE.equals(shared),
                    new SavedView.Wanted(wanted, lead, of, Boolean.TRUE.equals(late)));
        }
    }

    record FirstForm(@Nullable UUID view) {}

    @GetMapping
    List<View> mine() {
        Optional<UUID> first = desk.first();
        return desk.mine().stream().map(one -> shown(one, first)).toList();
    }

    /** How many open cases each holds; {@code most} stands for that many or more. */
    @GetMapping("/counts")
    Map<String, Object> counts() {
        return Map.of("counts", desk.counts(), "most", SavedViewCounts.MOST);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View add(@RequestBody Form form) {
        return shown(desk.add(form.draft()), desk.first());
    }

    @PutMapping("/{id}")
    View change(@PathVariable UUID id, @RequestBody Form form) {
        long version = Given.required(form.version(), "version");
        return shown(desk.change(id, form.draft(), version), desk.first());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, @RequestParam(required = false) @Nullable String version) {
        desk.delete(id, Given.required(Given.count(version, "version"), "version"));
    }

    @PutMapping("/first")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void begin(@RequestBody FirstForm form) {
        desk.begin(form.view());
    }

    private View shown(SavedView one, Optional<UUID> first) {
        StaffMember reader = access.staffOnCases();
        SavedView.Wanted wanted = one.wanted();
        return new View(
                one.id(),
                one.name(),
                one.sharing().shared(),
                wanted.statuses(),
                wanted.lead(),
                wanted.urgency(),
                wanted.late(),
                first.filter(id -> Objects.equals(id, one.id())).isPresent(),
                one.sharing().changeableBy(reader),
                one.version());
    }
}
