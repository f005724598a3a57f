package org.civicline.knowledgebase.editorial;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Slice;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.editorial.Standings.Which;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Articles as a file: those the list shows its reader, page after page. */
@RestController
class ArticleExport {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int PAGE = 200;

    private final ArticleDesk desk;
    private final Knowledge knowledge;
    private final Audit audit;

    ArticleExport(ArticleDesk desk, Knowledge knowledge, Audit audit) {
        this.desk = desk;
        this.knowledge = knowledge;
        this.audit = audit;
    }

    @GetMapping("/api/v1/staff/exports/articles")
    @PreAuthorize(EditorialAccess.READS)
    void articles(
            @RequestParam(defaultValue = "PUBLISHED") String which,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String q,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        Which list = ContentForm.choice(which, Which.class, "which");
        String of = EditionController.blankToNull(department);
        // what is wrong with the question is refused before a byte is written
        Slice<Standing> page = desk.list(list, of, q, null, PAGE);
        audit.record(
                "articles.exported",
                "articles",
                Map.of("which", list.name(), "department", of == null ? "" : of, "q", q == null ? "" : q));
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"articles.xlsx\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        try (var workbook = new ArticleWorkbook(response.getOutputStream(), locale)) {
            while (true) {
                List<String> codes = page.items().stream().map(Standing::code).toList();
                var articles = new HashMap<String, Knowledge.Article>();
                knowledge.newest(codes).forEach(one -> articles.put(one.code(), one));
                codes.forEach(code -> {
                    Knowledge.Article one = articles.get(code);
                    if (one != null) {
                        workbook.add(one);
                    }
                });
                workbook.flush();
                if (page.next() == null) {
                    return;
                }
                page = desk.list(list, of, q, page.next(), PAGE);
            }
        }
    }
}
