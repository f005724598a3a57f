package org.civicline.ticketing.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.catalogue.CatalogueDesk.Change;
import org.civicline.ticketing.catalogue.CatalogueViews.Filter;
import org.civicline.ticketing.catalogue.CatalogueViews.Line;
import org.civicline.ticketing.catalogue.CatalogueViews.View;
import org.civicline.ticketing.sql.PageMark;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The dispatch catalogue. Supervisors, who decide what departments dispute, and system administrators write it; whoever
 * works with cases reads it.
 */
@RestController
@RequestMapping("/api/v1/staff/dispatch-catalogue")
class CatalogueController {

    private final CatalogueDesk desk;
    private final CatalogueViews views;
    private final Access access;

    CatalogueController(CatalogueDesk desk, CatalogueViews views, Access access) {
        this.desk = desk;
        this.views = views;
        this.access = access;
    }

    /** @param version of the entry that was edited; not for a new one */
    record Writing(
            @Nullable Integer version,
            @Nullable String note,
            @Nullable EntryForm entry) {}

    record Table(@Nullable String note, @Nullable List<EntryForm> entries) {

        Table {
            entries = entries == null
                    ? null
                    : entries.stream()
                            .map(one -> Objects.requireNonNullElse(one, EntryForm.EMPTY))
                            .toList();
        }
    }

    /** @param version of the entry as it was read */
    record Decision(@Nullable Integer version, @Nullable String note) {}

    @GetMapping
    @PreAuthorize(Access.READS_CATALOGUE)
    Slice<Line> list(
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String standing,
            @RequestParam(defaultValue = "false") String disputed,
            @RequestParam(defaultValue = "false") String lastResort,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int size) {
        access.catalogueReader();
        Integer from = Given.number(after, "after");
        var filter = new Filter(
                orNull(category),
                orNull(place),
                orNull(department),
                orNull(q),
                orNull(standing) == null ? null : Given.choice(standing, Entry.Standing.class, "standing"),
                Boolean.parseBoolean(disputed),
                Boolean.parseBoolean(lastResort));
        return views.list(filter, from == null ? 0 : Math.max(0, from), PageMark.size(size));
    }

    @GetMapping("/{id}")
    @PreAuthorize(Access.READS_CATALOGUE)
    View view(@PathVariable String id) {
        access.catalogueReader();
        return views.view(desk.known(number(id)), access.viewer());
    }

    @PostMapping
    @PreAuthorize(Access.WRITES_CATALOGUE)
    @ResponseStatus(HttpStatus.CREATED)
    Change add(@RequestBody Writing writing) {
        StaffMember by = access.catalogueWriter();
        EntryForm entry = Given.required(writing.entry(), "entry").unnumbered();
        return desk.write(Map.of(0, entry), writing.note(), by);
    }

    @PutMapping
    @PreAuthorize(Access.WRITES_CATALOGUE)
    Change take(@RequestParam(defaultValue = "false") String dryRun, @RequestBody Table table) {
        StaffMember by = access.catalogueWriter();
        var forms = new LinkedHashMap<Integer, EntryForm>();
        Given.required(table.entries(), "entries").forEach(one -> forms.put(forms.size() + 1, one));
        return Boolean.parseBoolean(dryRun) ? desk.tryOut(forms) : desk.write(forms, table.note(), by);
    }

    @PutMapping("/{id}")
    @PreAuthorize(Access.WRITES_CATALOGUE)
    View change(@PathVariable String id, @RequestBody Writing writing) {
        StaffMember by = access.catalogueWriter();
        int number = number(id);
        int version = Given.required(writing.version(), "version");
        EntryForm entry = Given.required(writing.entry(), "entry").of(number, version);
        desk.change(number, version, entry, writing.note(), by);
        return view(id);
    }

    @PostMapping("/{id}/withdraw")
    @PreAuthorize(Access.WRITES_CATALOGUE)
    View withdraw(@PathVariable String id, @RequestBody Decision decision) {
        StaffMember by = access.catalogueWriter();
        desk.withdraw(number(id), Given.required(decision.version(), "version"), decision.note(), by);
        return view(id);
    }

    @PostMapping("/{id}/keep")
    @PreAuthorize(Access.WRITES_CATALOGUE)
    View keep(@PathVariable String id, @RequestBody Decision decision) {
        StaffMember by = access.catalogueWriter();
        desk.keep(number(id), Given.required(decision.version(), "version"), decision.note(), by);
        return view(id);
    }

    /** What is no number is no entry. */
    private static int number(String written) {
        return written.matches("[0-9]{1,9}") ? Integer.parseInt(written) : -1;
    }

    private static @Nullable String orNull(@Nullable String written) {
        return written == null || written.isBlank() ? null : written.strip();
    }
}
