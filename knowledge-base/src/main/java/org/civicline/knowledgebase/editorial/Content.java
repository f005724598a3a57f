package org.civicline.knowledgebase.editorial;

import java.time.LocalDate;
import java.util.List;
import org.civicline.knowledgebase.Knowledge.Article;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.ServiceItem;
import org.jspecify.annotations.Nullable;

/**
 * What an edition says. While it is a draft anything but its title may be missing.
 *
 * @param categoryCode empty while it is not chosen
 * @param body Markdown; of a service item it is made from its form
 * @param service the form of a service item; null for an article
 * @param reviewBy when it is to be read again; a year after it is published if it does not say
 */
record Content(
        String title,
        @Nullable String titleEn,
        String categoryCode,
        List<String> keywords,
        String body,
        @Nullable ServiceItem service,
        @Nullable String bodyEn,
        @Nullable String spoken,
        Visibility visibility,
        @Nullable LocalDate reviewBy) {

    Content {
        keywords = List.copyOf(keywords);
    }

    /** What a version says, for its next one: when that is to be read again is asked anew. */
    static Content of(Article article) {
        ServiceItem service = article.besides().service();
        return new Content(
                article.title(),
                article.titleEn(),
                article.categoryCode(),
                article.keywords(),
                service == null ? article.body() : "",
                service,
                article.besides().bodyEn(),
                article.besides().spoken(),
                article.visibility(),
                null);
    }

    /** The same, whenever it is to be read again. */
    Content withoutReviewDay() {
        return new Content(title, titleEn, categoryCode, keywords, body, service, bodyEn, spoken, visibility, null);
    }

    /** What readers get to read. */
    String text() {
        return service == null ? body : ServiceText.of(service);
    }
}
