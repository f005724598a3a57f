package org.civicline.ticketing.extensions;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.extensions.ExtensionStore.Decided;
import org.civicline.ticketing.extensions.ExtensionStore.Request;
import org.civicline.ticketing.extensions.ExtensionStore.Waiting;
import org.civicline.ticketing.sql.PageMark;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who waits for a word on more time, and what was said lately. Deciding is a step of the case. */
@RestController
@RequestMapping("/api/v1/staff/extensions")
@PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
class ExtensionController {

    private final ExtensionStore store;
    private final People people;
    private final Access access;

    ExtensionController(ExtensionStore store, People people, Access access) {
        this.store = store;
        this.people = people;
        this.access = access;
    }

    /**
     * @param dueAt when the reply is due; null once it is decided
     * @param version of the case, to decide with; null once it is decided
     */
    record Line(
            UUID ticket,
            String number,
            String title,
            Urgency urgency,
            @Nullable String department,
            int workingDays,
            @Nullable String reason,
            Instant askedAt,
            @Nullable String askedBy,
            @Nullable Instant dueAt,
            @Nullable Long version,
            @Nullable Decision decision) {}

    /** @param note why it was refused */
    record Decision(
            Instant at,
            @Nullable String by,
            boolean granted,
            @Nullable String note) {}

    /** @param decided whether those decided are wanted, newest first; else those that wait, the first due first */
    @GetMapping
    Slice<Line> list(
            @RequestParam(defaultValue = "false") String decided,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int size) {
        access.desk();
        PageMark mark = PageMark.parse(after);
        int most = PageMark.size(size);
        return Boolean.parseBoolean(decided) ? decided(mark, most) : waiting(mark, most);
    }

    private Slice<Line> waiting(@Nullable PageMark after, int size) {
        Slice<Waiting> page = store.waiting(after, size);
        Map<UUID, String> names = people.staffNames(
                page.items().stream().map(one -> one.request().askedBy()).toList());
        return new Slice<>(
                page.items().stream()
                        .map(one -> line(one.request(), names, one.dueAt(), one.version(), null))
                        .toList(),
                page.next());
    }

    private Slice<Line> decided(@Nullable PageMark after, int size) {
        Slice<Decided> page = store.decided(after, size);
        Map<UUID, String> names = people.staffNames(page.items().stream()
                .<@Nullable UUID>flatMap(one -> Stream.of(one.request().askedBy(), one.by()))
                .toList());
        return new Slice<>(
                page.items().stream()
                        .map(one -> line(one.request(), names, null, null, decision(one, names)))
                        .toList(),
                page.next());
    }

    private static Decision decision(Decided one, Map<UUID, String> names) {
        return new Decision(one.at(), one.by() == null ? null : names.get(one.by()), one.granted(), one.note());
    }

    private Line line(
            Request one,
            Map<UUID, String> names,
            @Nullable Instant dueAt,
            @Nullable Long version,
            @Nullable Decision decision) {
        return new Line(
                one.ticket(),
                one.number(),
                one.title(),
                one.urgency(),
                people.departmentName(one.department()),
                one.workingDays(),
                one.reason(),
                one.askedAt(),
                one.askedBy() == null ? null : names.get(one.askedBy()),
                dueAt,
                version,
                decision);
    }
}
