package org.civicline.ticketing.supervision;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.cases.CaseFile;
import org.civicline.ticketing.cases.TicketStore;
import org.civicline.ticketing.web.Given;
import org.civicline.ticketing.wording.People;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Urging, supervising, noticing, and answering to it. */
@RestController
@RequestMapping("/api/v1/staff")
class SupervisionController {

    private static final String ANYONE_ON_CASES = "hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR', 'LEADER')";
    private static final String DESK = "hasAnyRole('AGENT', 'SUPERVISOR')";

    private final SupervisionDesk desk;
    private final SupervisionList list;
    private final SupervisionStore store;
    private final SupervisionViews views;
    private final Persons persons;
    private final Tickets tickets;
    private final TicketStore rows;
    private final Access access;
    private final People people;
    private final Wording wording;

    SupervisionController(
            SupervisionDesk desk,
            SupervisionList list,
            SupervisionStore store,
            SupervisionViews views,
            Persons persons,
            Tickets tickets,
            TicketStore rows,
            Access access,
            People people,
            Wording wording) {
        this.desk = desk;
        this.list = list;
        this.store = store;
        this.views = views;
        this.persons = persons;
        this.tickets = tickets;
        this.rows = rows;
        this.access = access;
        this.people = people;
        this.wording = wording;
    }

    record RaiseForm(
            @Nullable String level,
            @Nullable String reason,
            @Nullable List<@Nullable UUID> people) {}

    record AnswerForm(@Nullable String text) {}

    /** Somebody who may be named. */
    record Person(UUID id, String name, @Nullable String department) {}

    @GetMapping("/supervisions")
    @PreAuthorize(ANYONE_ON_CASES)
    Slice<SupervisionViews.View> page(
            @RequestParam(defaultValue = "false") String answered,
            @RequestParam(required = false) @Nullable String level,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(defaultValue = "false") String mine,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int size) {
        Level of = level == null || level.isBlank() ? null : Given.choice(level, Level.class, "level");
        String by = department == null || department.isBlank() ? null : department;
        return list.page(
                new SupervisionList.Filter(Boolean.parseBoolean(answered), of, by, Boolean.parseBoolean(mine)),
                after,
                size);
    }

    @GetMapping("/supervisions/waiting")
    @PreAuthorize(ANYONE_ON_CASES)
    Map<String, Long> waiting() {
        return list.waiting();
    }

    @PostMapping("/supervisions/{id}/answer")
    @PreAuthorize(ANYONE_ON_CASES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable UUID id, @RequestBody AnswerForm form) {
        desk.answer(id, Objects.requireNonNullElse(form.text(), ""));
    }

    @GetMapping("/tickets/{id}/supervisions")
    @PreAuthorize(ANYONE_ON_CASES)
    List<SupervisionViews.View> of(@PathVariable UUID id) {
        var ticket = seen(id);
        return views.of(store.of(ticket), access.anyoneOnCases());
    }

    /** Who may be named about a case: whoever has it, those above, supervisors and leaders. */
    @GetMapping("/tickets/{id}/supervisions/people")
    @PreAuthorize(DESK)
    List<Person> candidates(@PathVariable UUID id) {
        access.desk();
        return rows.find(seen(id)).flatMap(SupervisionDesk::owed).stream()
                .flatMap(owed -> persons.roster().candidates(owed.department()).stream())
                .map(one -> new Person(
                        one.id().value(),
                        wording.name(one.displayName(), one.displayNameEn()),
                        people.departmentName(one.departmentCode())))
                .toList();
    }

    @PostMapping("/tickets/{id}/supervisions")
    @PreAuthorize(DESK)
    List<SupervisionViews.View> raise(@PathVariable UUID id, @RequestBody RaiseForm form) {
        Level level = Given.choice(form.level(), Level.class, "level");
        List<UUID> named = form.people() == null
                ? List.of()
                : form.people().stream().filter(Objects::nonNull).distinct().toList();
        desk.raise(new TicketId(id), level, Objects.requireNonNullElse(form.reason(), ""), named);
        return of(id);
    }

    /** Refuses whoever may not see the ticket, without opening the citizen's data and so without an audit entry. */
    private TicketId seen(UUID id) {
        var ticket = new TicketId(id);
        if (tickets.history(ticket).isEmpty()) {
            throw new RefusedException(CaseFile.unknown());
        }
        return ticket;
    }
}
