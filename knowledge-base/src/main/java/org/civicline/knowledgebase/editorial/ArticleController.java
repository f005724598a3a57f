package org.civicline.knowledgebase.editorial;

import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.knowledgebase.ArticleFiles;
import org.civicline.knowledgebase.Knowledge.Article;
import org.civicline.knowledgebase.editorial.EditionViews.EntryView;
import org.civicline.knowledgebase.editorial.EditionViews.VersionView;
import org.civicline.knowledgebase.editorial.EditionViews.WithdrawalView;
import org.civicline.knowledgebase.editorial.Standings.Which;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looking after what is published. */
@RestController
@RequestMapping("/api/v1/staff/knowledge")
@PreAuthorize(EditorialAccess.READS)
class ArticleController {

    private static final int MOST = 200;

    private final ArticleDesk desk;
    private final EditionViews views;
    private final EditorialAccess access;
    private final ArticleFiles files;

    ArticleController(ArticleDesk desk, EditionViews views, EditorialAccess access, ArticleFiles files) {
        this.desk = desk;
        this.views = views;
        this.access = access;
        this.files = files;
    }

    /** What is done with an article, and what it needs. */
    record Act(
            @Nullable Integer version,
            @Nullable String reason,
            @Nullable String reviewBy) {

        int seen() {
            return Written.required(version, "version");
        }
    }

    /** @param id of what is being written of it */
    record Begun(UUID id, EditionState state) {}

    /**
     * How an article stands, and where it comes from.
     *
     * @param mayWrite whether the reader may begin its next version, confirm it and withdraw it
     */
    record Life(
            Standing article,
            @Nullable WithdrawalView withdrawn,
            @Nullable Begun edition,
            boolean mayWrite,
            List<VersionView> versions) {}

    @GetMapping("/articles")
    Slice<Standing> list(
            @RequestParam(defaultValue = "PUBLISHED") String which,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int size) {
        return desk.list(
                ContentForm.choice(which, Which.class, "which"),
                EditionController.blankToNull(department),
                q,
                EditionController.blankToNull(after),
                Math.clamp(size, 1, MOST));
    }

    @GetMapping("/counts")
    Standings.Counts counts(@RequestParam(required = false) @Nullable String department) {
        return desk.counts(EditionController.blankToNull(department));
    }

    @GetMapping("/{code}/life")
    Life life(@PathVariable String code) {
        Standing standing = desk.standing(code);
        return new Life(
                standing,
                views.withdrawal(standing.withdrawn()),
                desk.edition(code).map(one -> new Begun(one.id(), one.state())).orElse(null),
                access.mayWrite(standing.departmentCode()),
                views.versions(desk.versions(code)));
    }

    @GetMapping("/{code}/history")
    Slice<EntryView> history(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int size) {
        int most = Math.clamp(size, 1, MOST);
        List<ArticleHistory.Entry> found = desk.history(code, after, most + 1);
        boolean more = found.size() > most;
        List<ArticleHistory.Entry> shown = more ? found.subList(0, most) : found;
        return new Slice<>(views.history(shown), more ? shown.getLast().id().toString() : null);
    }

    /** One of its versions, whether or not it is withdrawn. */
    @GetMapping("/{code}/version")
    Article version(@PathVariable String code, @RequestParam(defaultValue = "1") int number) {
        return desk.version(code, number);
    }

    @GetMapping("/{code}/version/files/{file}")
    ResponseEntity<Resource> file(
            @PathVariable String code, @PathVariable UUID file, @RequestParam(defaultValue = "1") int number) {
        return files.give(desk.version(code, number).files(), file);
    }

    /** What changed from one version to another. */
    @GetMapping("/{code}/difference")
    List<Comparison> difference(
            @PathVariable String code,
            @RequestParam(defaultValue = "1") int from,
            @RequestParam(defaultValue = "1") int to) {
        Article before = desk.version(code, from);
        Article after = desk.version(code, to);
        return Comparison.of(Content.of(before), before.files(), Content.of(after), after.files());
    }

    @PostMapping("/{code}/confirm")
    @PreAuthorize(EditorialAccess.WRITES)
    Standing confirm(@PathVariable String code, @RequestBody Act act) {
        return desk.confirm(code, act.seen(), ContentForm.date(act.reviewBy(), "reviewBy"));
    }

    @PostMapping("/{code}/withdraw")
    @PreAuthorize(EditorialAccess.WRITES)
    Standing withdraw(@PathVariable String code, @RequestBody Act act) {
        return desk.withdraw(code, act.seen(), Written.reason(act.reason()));
    }
}
