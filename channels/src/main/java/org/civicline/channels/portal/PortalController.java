package org.civicline.channels.portal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.Article;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /}, {@code /search}, {@code /articles/{code}}. */
@Controller
class PortalController {

    private static final int MOST_HITS = 20;
    private static final int MOST_CHARACTERS = 200;

    private final KnowledgeIndex index;
    private final Knowledge knowledge;
    private final Departments departments;

    PortalController(KnowledgeIndex index, Knowledge knowledge, Departments departments) {
        this.index = index;
        this.knowledge = knowledge;
        this.departments = departments;
    }

    @GetMapping("/")
    String home() {
        return "portal/home";
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Locale locale, Model model) {
        String query = shortened(q.strip());
        List<Result> results = query.isEmpty()
                ? List.of()
                : index.search(KnowledgeQuery.of(query, false, MOST_HITS)).stream()
                        .map(hit -> result(hit, locale))
                        .toList();
        model.addAttribute("query", query);
        model.addAttribute("results", results);
        return "portal/search";
    }

    @GetMapping("/articles/{code}")
    String article(@PathVariable String code, @RequestParam(defaultValue = "") String q, Locale locale, Model model) {
        Article article = knowledge
                .find(code)
                .filter(found -> found.visibility() == Visibility.PUBLIC)
                .orElseThrow(() -> new NoSuchArticleException(code));
        model.addAttribute("query", shortened(q.strip()));
        model.addAttribute("article", article);
        model.addAttribute("title", title(article, locale));
        model.addAttribute("inEnglish", isEnglish(locale) && article.htmlEn() != null);
        model.addAttribute("department", department(article.departmentCode(), locale));
        return "portal/article";
    }

    private Result result(Hit hit, Locale locale) {
        return new Result(
                hit.code(),
                hit.title(),
                department(hit.departmentCode(), locale),
                Passage.pieces(hit.passage(), hit.highlights()));
    }

    private static String title(Article article, Locale locale) {
        String english = article.titleEn();
        return english != null && isEnglish(locale) ? english : article.title();
    }

    private String department(String code, Locale locale) {
        Optional<Department> found = departments.find(code);
        return found.map(Department::nameEn)
                .filter(name -> isEnglish(locale))
                .or(() -> found.map(Department::name))
                .orElse(code);
    }

    private static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    private static String shortened(String query) {
        return query.codePointCount(0, query.length()) <= MOST_CHARACTERS
                ? query
                : query.substring(0, query.offsetByCodePoints(0, MOST_CHARACTERS));
    }

    record Result(String code, String title, String department, List<Passage.Piece> passage) {}
}
