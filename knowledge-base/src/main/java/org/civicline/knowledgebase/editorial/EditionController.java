package org.civicline.knowledgebase.editorial;

import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Slice;
import org.civicline.knowledgebase.AttachedFile;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.Article;
import org.civicline.knowledgebase.articles.Markdown;
import org.civicline.knowledgebase.editorial.EditionViews.EditionView;
import org.civicline.knowledgebase.editorial.EditionViews.LineView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Writing and reviewing. */
@RestController
@RequestMapping("/api/v1/staff/knowledge")
@PreAuthorize(EditorialAccess.WRITES)
class EditionController {

    private static final int LONGEST_KEY = 100;
    private static final int MOST = 200;

    private final EditorialDesk desk;
    private final EditionStore editions;
    private final EditionViews views;
    private final EditorialAccess access;
    private final Knowledge knowledge;
    private final Similar similar;
    private final Markdown markdown;

    EditionController(
            EditorialDesk desk,
            EditionStore editions,
            EditionViews views,
            EditorialAccess access,
            Knowledge knowledge,
            Similar similar,
            Markdown markdown) {
        this.desk = desk;
        this.editions = editions;
        this.views = views;
        this.access = access;
        this.knowledge = knowledge;
        this.similar = similar;
        this.markdown = markdown;
    }

    /** @param code of the article whose next version is begun; else a new one, of the department, with the content */
    record Beginning(
            @Nullable String code,
            @Nullable String departmentCode,
            @Nullable ContentForm content) {}

    record Writing(@Nullable Long version, @Nullable ContentForm content) {}

    /** A step, and what it needs. */
    record Step(
            @Nullable Long version,
            @Nullable String note,
            @Nullable String reason,
            @Nullable String on) {

        long seen() {
            return Written.required(version, "version");
        }
    }

    /** @param code of the article itself, which is not like itself */
    record Draft(@Nullable String code, @Nullable ContentForm content) {}

    /** What is to be put right or thought of. */
    record FindingView(
            Finding.Kind kind, boolean must, @Nullable String quote) {}

    /** What readers would see of it. */
    record Preview(String html, @Nullable String htmlEn, List<FindingView> findings, List<Similar.Found> similar) {}

    @GetMapping("/editions")
    @PreAuthorize(EditorialAccess.READS)
    Slice<LineView> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int size) {
        int most = Math.clamp(size, 1, MOST);
        EditionState only =
                state == null || state.isBlank() ? null : ContentForm.choice(state, EditionState.class, "state");
        List<EditionLine> found =
                editions.list(Sought.of(access.among(blankToNull(department)), q), only, after, most + 1);
        boolean more = found.size() > most;
        List<EditionLine> shown = more ? found.subList(0, most) : found;
        return new Slice<>(views.lines(shown), more ? shown.getLast().id().toString() : null);
    }

    @PostMapping("/editions")
    @ResponseStatus(HttpStatus.CREATED)
    EditionView begin(
            @RequestHeader(name = "Idempotency-Key", defaultValue = "") String key, @RequestBody Beginning beginning) {
        String code = blankToNull(beginning.code());
        return views.of(
                code != null
                        ? desk.beginNext(code, checked(key))
                        : desk.begin(
                                blankToNull(beginning.departmentCode()),
                                Written.required(beginning.content(), "content").read(),
                                checked(key)));
    }

    @GetMapping("/editions/{id}")
    @PreAuthorize(EditorialAccess.READS)
    EditionView edition(@PathVariable UUID id) {
        return views.of(desk.find(id));
    }

    @PutMapping("/editions/{id}")
    EditionView write(@PathVariable UUID id, @RequestBody Writing writing) {
        return views.of(desk.write(
                id,
                Written.required(writing.version(), "version"),
                Written.required(writing.content(), "content").read()));
    }

    @DeleteMapping("/editions/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable UUID id, @RequestParam(required = false) @Nullable Long version) {
        desk.discard(id, Written.required(version, "version"));
    }

    /** What changed against what is published, part by part. */
    @GetMapping("/editions/{id}/difference")
    @PreAuthorize(EditorialAccess.READS)
    List<Comparison> difference(@PathVariable UUID id) {
        Edition edition = desk.find(id);
        Integer base = edition.baseVersion();
        Article published =
                base == null ? null : knowledge.version(edition.code(), base).orElse(null);
        Content before = published == null ? null : Content.of(published);
        List<AttachedFile> files = published == null ? List.of() : published.files();
        return Comparison.of(before, files, edition.content(), edition.files());
    }

    @PostMapping("/editions/{id}/submit")
    EditionView submit(@PathVariable UUID id, @RequestBody Step step) {
        return views.of(desk.submit(id, step.seen(), Written.text(step.note(), "note", Written.REASON)));
    }

    @PostMapping("/editions/{id}/take-back")
    EditionView takeBack(@PathVariable UUID id, @RequestBody Step step) {
        return views.of(desk.takeBack(id, step.seen()));
    }

    @PostMapping("/editions/{id}/return")
    EditionView giveBack(@PathVariable UUID id, @RequestBody Step step) {
        return views.of(desk.giveBack(id, step.seen(), Written.reason(step.reason())));
    }

    /** What became of an approved edition: it waits for its day, or is published and no edition any more. */
    record Approved(boolean published, @Nullable EditionView edition) {}

    @PostMapping("/editions/{id}/approve")
    Approved approve(@PathVariable UUID id, @RequestBody Step step) {
        Edition waiting = desk.approve(id, step.seen(), ContentForm.date(step.on(), "on"));
        return new Approved(waiting == null, waiting == null ? null : views.of(waiting));
    }

    /** What is being written, as readers would see it, with what is to be put right; nothing is kept. */
    @PostMapping("/previews")
    Preview preview(@RequestBody Draft draft) {
        Content content = Written.required(draft.content(), "content").readSoFar();
        String english = content.bodyEn();
        return new Preview(
                markdown.html(content.text()),
                english == null ? null : markdown.html(english),
                ContentChecks.of(content).stream()
                        .map(one -> new FindingView(one.kind(), one.must(), one.quote()))
                        .toList(),
                similar.to(content, blankToNull(draft.code()), access.staff()));
    }

    static @Nullable String blankToNull(@Nullable String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    static String checked(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY) {
            throw new RefusedException(
                    Refusal.invalid("knowledgebase.idempotency-key").with("limit", LONGEST_KEY));
        }
        return key;
    }
}
