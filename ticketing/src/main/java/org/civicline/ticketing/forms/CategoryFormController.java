package org.civicline.ticketing.forms;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.CategoryForms.Form;
import org.civicline.ticketing.CategoryForms.Question;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What each category asks. Whoever works with cases reads it; system administrators publish new versions. */
@RestController
@RequestMapping("/api/v1/staff/category-forms")
class CategoryFormController {

    private static final int VERSIONS_SHOWN = 50;

    private final FormDesk desk;
    private final FormBook forms;
    private final FormStore store;
    private final Access access;

    CategoryFormController(FormDesk desk, FormBook forms, FormStore store, Access access) {
        this.desk = desk;
        this.forms = forms;
        this.store = store;
        this.access = access;
    }

    /** A category with questions of its own. */
    record Line(String categoryCode, int version, Instant publishedAt, int questions) {}

    /** One version of a category's own questions. */
    record VersionLine(
            int version, Instant publishedAt, @Nullable UUID publishedBy, String note, List<Question> questions) {}

    /** @param version the one that was edited, 0 for none */
    record Publication(
            @Nullable Integer version,
            @Nullable String note,
            @Nullable List<QuestionForm> questions) {

        Publication {
            questions = questions == null
                    ? null
                    : questions.stream()
                            .map(one -> Objects.requireNonNullElse(one, QuestionForm.EMPTY))
                            .toList();
        }
    }

    @GetMapping
    @PreAuthorize(Access.READS_SETUP)
    List<Line> all() {
        access.setupReader();
        return forms.newest().stream()
                .filter(one -> !one.questions().isEmpty())
                .map(one -> new Line(
                        one.part().categoryCode(),
                        one.part().version(),
                        one.publishedAt(),
                        one.questions().size()))
                .sorted(Comparator.comparing(Line::categoryCode))
                .toList();
    }

    @GetMapping("/{code}")
    @PreAuthorize(Access.READS_CATALOGUE)
    Form form(@PathVariable String code) {
        access.catalogueReader();
        desk.known(code);
        return forms.of(code);
    }

    @GetMapping("/{code}/versions")
    @PreAuthorize(Access.READS_SETUP)
    List<VersionLine> versions(@PathVariable String code) {
        access.setupReader();
        desk.known(code);
        return store.versions(code, Integer.MAX_VALUE, VERSIONS_SHOWN).stream()
                .map(one -> new VersionLine(
                        one.part().version(), one.publishedAt(), one.publishedBy(), one.note(), one.questions()))
                .toList();
    }

    @PutMapping("/{code}")
    @PreAuthorize(Access.SETS_UP)
    FormDesk.Change publish(
            @PathVariable String code,
            @RequestParam(defaultValue = "false") String dryRun,
            @RequestBody Publication publication) {
        StaffMember by = access.setup();
        List<QuestionForm> questions = Given.required(publication.questions(), "questions");
        return Boolean.parseBoolean(dryRun)
                ? desk.tryOut(code, questions)
                : desk.publish(
                        code, Given.required(publication.version(), "version"), questions, publication.note(), by);
    }
}
