package org.civicline.knowledgebase.search;

import java.time.LocalDate;
import java.util.List;
import org.civicline.knowledgebase.Knowledge.NewArticle;
import org.civicline.knowledgebase.Knowledge.Visibility;

/** Articles of which only the words matter. */
final class NewArticles {

    private NewArticles() {}

    static NewArticle of(String code, String title, String body) {
        return new NewArticle(
                code,
                title,
                null,
                "police",
                "dogs",
                List.of(),
                body,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 1, 1),
                Visibility.PUBLIC);
    }
}
