package org.civicline.knowledgebase.growth;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.knowledgebase.editorial.EditorialAccess;
import org.civicline.knowledgebase.editorial.Written;
import org.civicline.knowledgebase.growth.Gap.Origin;
import org.civicline.knowledgebase.growth.Gap.State;
import org.civicline.knowledgebase.growth.GapDesk.Drafted;
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

/** What knowledge lacks, for those who write it. */
@RestController
@RequestMapping("/api/v1/staff/knowledge/gaps")
@PreAuthorize(EditorialAccess.READS)
class GapController {

    private static final int MOST = 200;

    private final GapStore gaps;
    private final GapDesk desk;
    private final EditorialAccess access;

    GapController(GapStore gaps, GapDesk desk, EditorialAccess access) {
        this.gaps = gaps;
        this.desk = desk;
        this.access = access;
    }

    record Act(@Nullable Long version, @Nullable String reason) {}

    /**
     * @param edition what is being written for it
     * @param mayWrite whether the reader may do something about it
     */
    record View(
            UUID id,
            Origin origin,
            List<String> label,
            @Nullable String departmentCode,
            @Nullable String categoryCode,
            @Nullable String articleCode,
            @Nullable String articleTitle,
            int count,
            List<String> examples,
            Instant since,
            State state,
            long version,
            @Nullable String draftCode,
            @Nullable UUID edition,
            @Nullable String dismissedWhy,
            boolean mayWrite) {}

    @GetMapping
    Slice<View> list(
            @RequestParam(defaultValue = "OPEN") State state,
            @RequestParam(required = false) @Nullable Origin origin,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "50") int size) {
        Slice<GapStore.Line> found = gaps.list(
                state,
                origin,
                access.among(department.isBlank() ? null : department),
                after,
                Math.clamp(size, 1, MOST));
        return new Slice<>(found.items().stream().map(this::view).toList(), found.next());
    }

    /** Begins the article, or the next version of the one that is badly thought of. */
    @PostMapping("/{id}/draft")
    @PreAuthorize(EditorialAccess.WRITES)
    @ResponseStatus(HttpStatus.CREATED)
    Drafted draft(@PathVariable UUID id, @RequestBody Act act) {
        return desk.draft(id, Written.required(act.version(), "version"));
    }

    @PostMapping("/{id}/dismiss")
    @PreAuthorize(EditorialAccess.WRITES)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void dismiss(@PathVariable UUID id, @RequestBody Act act) {
        desk.dismiss(id, Written.required(act.version(), "version"), Written.reason(act.reason()));
    }

    private View view(GapStore.Line line) {
        Gap gap = line.gap();
        return new View(
                gap.id(),
                gap.origin(),
                gap.label(),
                gap.departmentCode(),
                gap.categoryCode(),
                gap.articleCode(),
                line.articleTitle(),
                gap.count(),
                gap.examples(),
                gap.since(),
                gap.state(),
                gap.version(),
                gap.draftCode(),
                line.edition(),
                gap.dismissedWhy(),
                desk.mayWrite(gap));
    }
}
