package org.civicline.knowledgebase.articles;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.foundation.CurrentStaff;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.knowledgebase.Answer;
import org.civicline.knowledgebase.Answering;
import org.civicline.knowledgebase.ArticleFiles;
import org.civicline.knowledgebase.ArticleUse;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeIndex.Suggestion;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
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
    private final Answering answering;
    private final ArticleUse use;
    private final ArticleFiles files;
    private final Departments departments;
    private final CurrentStaff current;
    private final ZoneId zone;

    KnowledgeController(
            Knowledge knowledge,
            KnowledgeIndex index,
            Answering answering,
            ArticleUse use,
            ArticleFiles files,
            Departments departments,
            CurrentStaff current,
            ZoneId cityZone) {
        this.knowledge = knowledge;
        this.index = index;
        this.answering = answering;
        this.use = use;
        this.files = files;
        this.departments = departments;
        this.current = current;
        this.zone = cityZone;
    }

    @GetMapping("/search")
    Map<String, List<Found>> search(
            @RequestParam String q,
            @RequestParam(defaultValue = "") Set<String> department,
            @RequestParam(defaultValue = "") Set<String> category) {
        List<Hit> hits = index.search(
                KnowledgeQuery.of(q, true, MOST).among(department, category).inside(inside(current.get())));
        if (!hits.isEmpty()) {
            use.count(ArticleUse.Kind.SHOWN_FIRST, hits.getFirst().code());
        }
        return found(hits);
    }

    /** The closest articles, and whether the first of them is sure enough to be called the answer. */
    @GetMapping("/answer")
    Said answer(@RequestParam String q) {
        Answer answer = answering.answer(KnowledgeQuery.of(q, true, MOST).inside(inside(current.get())));
        return new Said(
                answer instanceof Answer.Given,
                answer.nearest().stream().map(this::quoted).toList());
    }

    private Quoted quoted(Answer.Source source) {
        return new Quoted(
                source.code(),
                source.version(),
                source.title(),
                source.departmentCode(),
                departmentName(source.departmentCode()),
                source.passage(),
                source.highlights(),
                source.validFrom(),
                source.reviewBy());
    }

    private String departmentName(String code) {
        return departments.find(code).map(Department::name).orElse(code);
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
        Knowledge.Article article = readable(code);
        use.count(ArticleUse.Kind.OPENED, code);
        return article;
    }

    /** A file of the article as it is published. */
    @GetMapping("/{code}/files/{file}")
    ResponseEntity<Resource> file(@PathVariable String code, @PathVariable UUID file) {
        return files.give(readable(code).files(), file);
    }

    private Knowledge.Article readable(String code) {
        StaffMember reader = current.get();
        return knowledge
                .find(code)
                .filter(one -> one.visibility().includes(reader, one.departmentCode()))
                .orElseThrow(() -> new RefusedException(notThere(code)));
    }

    /** Whoever follows an old link is told that the article was there. */
    private Refusal notThere(String code) {
        return knowledge
                .withdrawn(code)
                .map(at -> Refusal.notFound("knowledgebase.withdrawn")
                        .with("day", LocalDate.ofInstant(at, zone).toString()))
                .orElseGet(() -> Refusal.notFound("knowledgebase.unknown-article"));
    }

    /** The departments whose internal articles they may read. */
    private Set<String> inside(StaffMember reader) {
        return departments.all().stream()
                .map(Department::code)
                .filter(code -> Visibility.DEPARTMENT.includes(reader, code))
                .collect(Collectors.toSet());
    }

    private Map<String, List<Found>> found(List<Hit> hits) {
        return Map.of("items", hits.stream().map(this::found).toList());
    }

    private Found found(Hit hit) {
        return new Found(
                hit.code(),
                hit.title(),
                hit.departmentCode(),
                departmentName(hit.departmentCode()),
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

    /** @param sure whether the first of {@code nearest} is the answer */
    record Said(boolean sure, List<Quoted> nearest) {}

    record Quoted(
            String code,
            int version,
            String title,
            String departmentCode,
            String departmentName,
            String passage,
            List<int[]> highlights,
            LocalDate validFrom,
            LocalDate reviewBy) {}
}
