package org.civicline.ticketing.figures;

import java.util.List;
import java.util.stream.Stream;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.figures.FigureTexts.Meaning;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What each figure means, and the cases behind it. */
@RestController
@RequestMapping("/api/v1/staff/figures")
@PreAuthorize(Access.READS_FIGURES)
class FigureController {

    private final FigureTexts texts;
    private final FigureCases cases;
    private final Asked asked;
    private final Access access;

    FigureController(FigureTexts texts, FigureCases cases, Asked asked, Access access) {
        this.texts = texts;
        this.cases = cases;
        this.asked = asked;
        this.access = access;
    }

    @GetMapping
    List<Meaning> all() {
        access.figures();
        return Stream.of(Figure.values()).map(texts::of).toList();
    }

    /**
     * @param below whether with all categories below the one given
     * @param counts {@code true} for what counts for it, {@code false} for what counts against it
     */
    @GetMapping("/{code}/cases")
    Slice<FigureCases.Line> cases(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(defaultValue = "false") boolean below,
            @RequestParam(required = false) @Nullable String place,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable Boolean counts,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int size) {
        access.figures();
        Scope scope = asked.scope(from, until, department, category, place, channel);
        return cases.page(asked.figure(code), below ? asked.withBelow(scope) : scope, counts, after, size);
    }
}
