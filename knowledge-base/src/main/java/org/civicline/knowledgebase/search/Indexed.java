package org.civicline.knowledgebase.search;

import java.util.List;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.search.meaning.Passages;
import org.jspecify.annotations.Nullable;

/** What an index needs of an article. */
public record Indexed(
        String code,
        String title,
        @Nullable String titleEn,
        String departmentCode,
        String categoryCode,
        List<String> keywords,
        String body,
        Visibility visibility) {

    /** The texts whose vectors the index wants, in this order. */
    public List<String> passages() {
        return Passages.of(title, PlainBody.of(body));
    }
}
