package org.civicline.ticketing.templates;

import java.util.List;
import java.util.UUID;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.categories.CategoryPaths;
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

/** Reply templates, for those who write replies and those who review them. */
@RestController
@RequestMapping("/api/v1/staff")
@PreAuthorize("hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR')")
class TemplateController {

    private final TemplateDesk desk;
    private final FilledTemplates filled;
    private final CategoryPaths categories;
    private final Access access;

    TemplateController(TemplateDesk desk, FilledTemplates filled, CategoryPaths categories, Access access) {
        this.desk = desk;
        this.filled = filled;
        this.categories = categories;
        this.access = access;
    }

    /** @param changeable whether the reader may change or delete it */
    record View(
            UUID id,
            String name,
            boolean shared,
            @Nullable String categoryCode,
            @Nullable String categoryName,
            String text,
            @Nullable String textEn,
            boolean changeable,
            long version) {}

    /** @param placeholders what can stand in a text, without its braces */
    record Shown(List<View> items, List<String> placeholders) {}

    record Form(
            @Nullable String name,
            @Nullable Boolean shared,
            @Nullable String categoryCode,
            @Nullable String text,
            @Nullable String textEn,
            @Nullable Long version) {

        TemplateDesk.Draft draft() {
            String category = categoryCode == null || categoryCode.isBlank() ? null : categoryCode;
            return new TemplateDesk.Draft(name, Boolean.TRUE.equals(shared), category, text, textEn);
        }
    }

    @GetMapping("/templates")
    Shown mine() {
        return new Shown(desk.mine().stream().map(this::shown).toList(), Placeholder.words());
    }

    @PostMapping("/templates")
    @ResponseStatus(HttpStatus.CREATED)
    View add(@RequestBody Form form) {
        return shown(desk.add(form.draft()));
    }

    @PutMapping("/templates/{id}")
    View change(@PathVariable UUID id, @RequestBody Form form) {
        return shown(desk.change(id, form.draft(), Given.required(form.version(), "version")));
    }

    @DeleteMapping("/templates/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable UUID id, @RequestParam(required = false) @Nullable String version) {
        desk.delete(id, Given.required(Given.count(version, "version"), "version"));
    }

    /** What fits the case, filled in. */
    @GetMapping("/tickets/{id}/templates")
    List<FilledTemplates.Filled> of(@PathVariable UUID id) {
        return filled.of(new TicketId(id));
    }

    private View shown(Template one) {
        String category = one.category();
        return new View(
                one.id(),
                one.name(),
                one.sharing().shared(),
                category,
                category == null ? null : categories.name(category),
                one.text(),
                one.textEn(),
                one.sharing().changeableBy(access.staffOnCases()),
                one.version());
    }
}
