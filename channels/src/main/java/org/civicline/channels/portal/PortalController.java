package org.civicline.channels.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.RefusedException;
import org.civicline.knowledgebase.Answer;
import org.civicline.knowledgebase.Answer.Source;
import org.civicline.knowledgebase.Answering;
import org.civicline.knowledgebase.ArticleFiles;
import org.civicline.knowledgebase.ArticleUse;
import org.civicline.knowledgebase.AttachedFile;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.Article;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeIndex.Suggestion;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** {@code /}, {@code /search}, {@code /suggest}, {@code /articles/{code}} and the files of articles. */
@Controller
class PortalController {

    private static final int MOST_HITS = 20;
    private static final int MOST_SUGGESTIONS = 6;
    private static final int MOST_RELATED = 3;
    private static final int MOST_CHARACTERS = 200;
    /** Passages are cut at 160 characters. */
    private static final int SHORT_PASSAGE = 150;

    private static final Pattern SENTENCE_END = Pattern.compile("[。！？；.!?;）)”]$");

    private final Answering answering;
    private final KnowledgeIndex index;
    private final Knowledge knowledge;
    private final ArticleFiles files;
    private final ArticleUse use;
    private final ReaderOpinions opinions;
    private final Departments departments;
    private final ZoneId zone;

    PortalController(
            Answering answering,
            KnowledgeIndex index,
            Knowledge knowledge,
            ArticleFiles files,
            ArticleUse use,
            ReaderOpinions opinions,
            Departments departments,
            ZoneId cityZone) {
        this.answering = answering;
        this.index = index;
        this.knowledge = knowledge;
        this.files = files;
        this.use = use;
        this.opinions = opinions;
        this.departments = departments;
        this.zone = cityZone;
    }

    @GetMapping("/")
    String home() {
        return "portal/home";
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Locale locale, Model model) {
        String query = shortened(q.strip());
        Answer answer = answering.answer(KnowledgeQuery.of(query, false, MOST_HITS));
        List<Result> results =
                answer.nearest().stream().map(source -> result(source, locale)).toList();
        boolean sure = answer instanceof Answer.Given;
        model.addAttribute("query", query);
        model.addAttribute("answer", sure ? results.getFirst() : null);
        model.addAttribute("results", sure ? results.subList(1, results.size()) : results);
        return "portal/search";
    }

    /** For the search box while somebody types. */
    @GetMapping("/suggest")
    @ResponseBody
    Map<String, List<Named>> suggest(@RequestParam(defaultValue = "") String q, Locale locale) {
        List<Suggestion> found = index.suggest(shortened(q.strip()), false, MOST_SUGGESTIONS);
        Map<String, String> english =
                englishTitles(found.stream().map(Suggestion::code).toList(), locale);
        return Map.of(
                "items",
                found.stream()
                        .map(one -> named(one.code(), one.title(), english))
                        .toList());
    }

    /** @param said what became of a reader's opinion, who comes back from giving it */
    @GetMapping("/articles/{code}")
    String article(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String said,
            HttpServletRequest request,
            HttpServletResponse response,
            Locale locale,
            Model model) {
        Optional<Article> found = forEverybody(code);
        if (found.isEmpty()) {
            return withdrawn(code, locale, model, response);
        }
        Article article = found.get();
        if (said.isEmpty()) {
            use.count(ArticleUse.Kind.OPENED, code);
        }
        model.addAttribute("query", shortened(q.strip()));
        model.addAttribute("article", article);
        model.addAttribute("opinion", opinions.of(article, request).orElse(null));
        model.addAttribute("later", said.equals(ReaderOpinions.LATER));
        model.addAttribute("title", title(article.title(), article.titleEn(), locale));
        model.addAttribute("inEnglish", isEnglish(locale) && article.htmlEn() != null);
        model.addAttribute("department", department(article.departmentCode(), locale));
        model.addAttribute(
                "files",
                article.files().stream().map(file -> Download.of(file, locale)).toList());
        model.addAttribute("related", related(code, locale));
        return "portal/article";
    }

    /**
     * Of the article as it is published now: what an older version had, nobody else is to fill in any more. One that is
     * damaged, which the log tells whoever can mend it, is not there for a citizen.
     */
    @GetMapping("/articles/{code}/files/{file}")
    ResponseEntity<Resource> file(@PathVariable String code, @PathVariable String file) {
        Article article = forEverybody(code).orElseThrow(() -> new NoSuchArticleException(code));
        AttachedFile wanted = article.files().stream()
                .filter(one -> one.id().toString().equals(file))
                .findFirst()
                .orElseThrow(() -> new NoSuchArticleException(code));
        try {
            return files.give(article.files(), wanted.id());
        } catch (RefusedException _) {
            throw new NoSuchArticleException(code);
        }
    }

    private Optional<Article> forEverybody(String code) {
        return knowledge.find(code).filter(found -> found.visibility() == Visibility.PUBLIC);
    }

    /** Whoever follows an old link, of a text for instance, is told that what stood there holds no longer. */
    private String withdrawn(String code, Locale locale, Model model, HttpServletResponse response) {
        Instant at = knowledge.withdrawn(code).orElseThrow(() -> new NoSuchArticleException(code));
        Article last = knowledge.newest(List.of(code)).stream()
                .filter(one -> one.visibility() == Visibility.PUBLIC)
                .findFirst()
                .orElseThrow(() -> new NoSuchArticleException(code));
        response.setStatus(HttpStatus.GONE.value());
        model.addAttribute("title", title(last.title(), last.titleEn(), locale));
        model.addAttribute("day", LocalDate.ofInstant(at, zone));
        return "portal/withdrawn";
    }

    private List<Named> related(String code, Locale locale) {
        List<Hit> found = index.related(code, false, MOST_RELATED);
        Map<String, String> english =
                englishTitles(found.stream().map(Hit::code).toList(), locale);
        return found.stream()
                .map(one -> named(one.code(), one.title(), english))
                .toList();
    }

    private static Named named(String code, String title, Map<String, String> english) {
        String translated = english.get(code);
        return translated == null ? new Named(code, title, "zh-CN") : new Named(code, translated, "en");
    }

    /** The index knows the Chinese titles only. */
    private Map<String, String> englishTitles(List<String> codes, Locale locale) {
        var titles = new HashMap<String, String>();
        if (isEnglish(locale) && !codes.isEmpty()) {
            for (Article article : knowledge.newest(codes)) {
                String title = article.titleEn();
                if (title != null) {
                    titles.put(article.code(), title);
                }
            }
        }
        return titles;
    }

    private Result result(Source source, Locale locale) {
        return new Result(
                source.code(),
                title(source.title(), source.titleEn(), locale),
                source.titleEn() != null && isEnglish(locale) ? "en" : "zh-CN",
                department(source.departmentCode(), locale),
                source.validFrom(),
                source.passage().length() > SHORT_PASSAGE
                        && !SENTENCE_END.matcher(source.passage()).find(),
                Passage.pieces(source.passage(), source.highlights()));
    }

    private static String title(String chinese, @Nullable String english, Locale locale) {
        return english != null && isEnglish(locale) ? english : chinese;
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

    /** @param language of the title */
    record Named(String code, String title, String language) {}

    record Result(
            String code,
            String title,
            String titleLanguage,
            String department,
            LocalDate validFrom,
            boolean cut,
            List<Passage.Piece> passage) {}
}
