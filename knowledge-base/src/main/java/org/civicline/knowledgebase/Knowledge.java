package org.civicline.knowledgebase;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Slice;
import org.jspecify.annotations.Nullable;

/** Published articles. */
public interface Knowledge {

    Optional<Article> find(String code);

    /** Published articles of a category or all, by code. */
    Slice<ArticleLine> list(@Nullable String categoryCode, @Nullable String after, int size);

    /** Publishes new versions of articles; an unchanged article gets no new version. Index follows within 2 s. */
    Outcome<Integer> publish(Collection<NewArticle> articles);

    /** Notes that an article answered a citizen. */
    void used(String code);

    record NewArticle(
            String code,
            String title,
            @Nullable String titleEn,
            String departmentCode,
            String categoryCode,
            List<String> keywords,
            String body,
            LocalDate validFrom,
            LocalDate reviewBy,
            Visibility visibility) {}

    /** Who may read an article. */
    enum Visibility {
        PUBLIC,
        STAFF
    }

    /** @param html the body, rendered from Markdown and safe to show */
    record Article(
            String code,
            int version,
            String title,
            @Nullable String titleEn,
            String departmentCode,
            String categoryCode,
            List<String> keywords,
            String body,
            String html,
            LocalDate validFrom,
            LocalDate reviewBy,
            Visibility visibility,
            long timesUsed) {}

    record ArticleLine(String code, String title, String departmentCode, String categoryCode, LocalDate validFrom) {}
}
