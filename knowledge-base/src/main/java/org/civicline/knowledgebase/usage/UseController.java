package org.civicline.knowledgebase.usage;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Slice;
import org.civicline.knowledgebase.Opinions.Why;
import org.civicline.knowledgebase.editorial.EditorialAccess;
import org.civicline.knowledgebase.editorial.StaffNames;
import org.civicline.knowledgebase.usage.UseBook.Note;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tells those who write articles what is done with them and what is thought of them. */
@RestController
@RequestMapping("/api/v1/staff/knowledge")
@PreAuthorize(EditorialAccess.READS)
class UseController {

    private static final int MOST = 200;
    private static final int MOST_DAYS = 366;

    private final UseBook book;
    private final EditorialAccess access;
    private final StaffNames names;
    private final Clock clock;
    private final ZoneId zone;

    UseController(UseBook book, EditorialAccess access, StaffNames names, Clock clock, ZoneId cityZone) {
        this.book = book;
        this.access = access;
        this.names = names;
        this.clock = clock;
        this.zone = cityZone;
    }

    /** @param days that were counted, today the last of them */
    record Page(int days, List<Used> items, @Nullable String next) {}

    /** @param why only what was chosen */
    record Told(int days, Used used, Map<Why, Long> why) {}

    /** @param by null where the account is gone */
    record NoteView(
            UUID id,
            int version,
            boolean useful,
            @Nullable Why why,
            String note,
            @Nullable String by,
            Instant at) {}

    @GetMapping("/uses")
    Page list(
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(defaultValue = "MOST_OPENED") UseOrder sort,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int size) {
        int counted = Math.clamp(days, 1, MOST_DAYS);
        Slice<Used> page = book.list(
                since(counted),
                sort,
                access.among(department.isBlank() ? null : department),
                after,
                Math.clamp(size, 1, MOST));
        return new Page(counted, page.items(), page.next());
    }

    @GetMapping("/{code}/use")
    Told of(@PathVariable String code, @RequestParam(defaultValue = "30") int days) {
        int counted = Math.clamp(days, 1, MOST_DAYS);
        Used used = readable(code, since(counted));
        return new Told(counted, used, book.reasons(code, used.version()));
    }

    @GetMapping("/{code}/notes")
    Slice<NoteView> notes(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "20") int size) {
        readable(code, since(1));
        int most = Math.clamp(size, 1, MOST);
        List<Note> found = book.notes(code, after, most + 1);
        boolean more = found.size() > most;
        List<Note> shown = more ? found.subList(0, most) : found;
        Map<UUID, String> people = names.names(shown.stream().map(Note::by).toList());
        return new Slice<>(
                shown.stream()
                        .map(one -> new NoteView(
                                one.id(),
                                one.version(),
                                one.useful(),
                                one.why(),
                                one.note(),
                                people.get(one.by()),
                                one.at()))
                        .toList(),
                more ? shown.getLast().id().toString() : null);
    }

    private Used readable(String code, LocalDate since) {
        Used used = book.of(code, since)
                .orElseThrow(() -> new RefusedException(Refusal.notFound("knowledgebase.unknown-article")));
        access.reader(used.departmentCode());
        return used;
    }

    private LocalDate since(int days) {
        return LocalDate.ofInstant(clock.instant(), zone).minusDays(days - 1L);
    }
}
