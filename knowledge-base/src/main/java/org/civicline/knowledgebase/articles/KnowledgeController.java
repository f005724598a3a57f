package org.civicline.knowledgebase.articles;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeIndex.Suggestion;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Knowledge for staff. */
@RestController
@RequestMapping("/api/v1/staff/knowledge")
@PreAuthorize("hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR', 'LEADER')")
class KnowledgeController {

    private static final int MOST = 20;
    private static final int MOST_SUGGESTIONS = 10;
    private static final int MOST_RELATED = 5;

    private final Knowledge knowledge;
    private final KnowledgeIndex index;
    private final Departments departments;

    KnowledgeController(Knowledge knowledge, KnowledgeIndex index, Departments departments) {
        this.knowledge = knowledge;
        this.index = index;
        this.departments = departments;
    }

    @GetMapping("/search")
    Map<String, List<Found>> search(
            @RequestParam String q,
            @RequestParam(defaultValue = "") Set<String> department,
            @RequestParam(defaultValue = "") Set<String> category) {
        return found(index.search(KnowledgeQuery.of(q, true, MOST).among(department, category)));
    }

    @GetMapping("/suggest")
    Map<String, List<Suggestion>> suggest(@RequestParam String q) {
        return Map.of("items", index.suggest(q, true, MOST_SUGGESTIONS));
    }

    @GetMapping("/{code}/related")
    Map<String, List<Found>> related(@PathVariable String code) {
        return found(index.related(code, true, MOST_RELATED));
    }

    @GetMapping("/{code}")
    Knowledge.Article article(@PathVariable String code) {
        return knowledge
                .find(code)
                .orElseThrow(() -> new RefusedException(Refusal.notFound("knowledgebase.unknown-article")));
    }

    private Map<String, List<Found>> found(List<Hit> hits) {
        return Map.of("items", hits.stream().map(this::found).toList());
    }

    private Found found(Hit hit) {
        return new Found(
                hit.code(),
                hit.title(),
                hit.departmentCode(),
                departments.find(hit.departmentCode()).map(Department::name).orElse(hit.departmentCode()),
                hit.passage(),
                hit.highlights(),
                hit.score());
    }

    record Found(
            String code,
            String title,
            String departmentCode,
            String departmentName,
            String passage,
            List<int[]> highlights,
            float score) {}
}
