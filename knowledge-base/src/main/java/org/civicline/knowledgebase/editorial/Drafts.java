package org.civicline.knowledgebase.editorial;

import java.util.List;
import java.util.UUID;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.springframework.stereotype.Component;

/** Begins what editors then write on; for what prepares drafts. Who may not write is refused. */
@Component
public class Drafts {

    private final EditorialDesk desk;

    Drafts(EditorialDesk desk) {
        this.desk = desk;
    }

    /** @param id of the edition */
    public record Begun(UUID id, String code) {}

    /**
     * A new article.
     *
     * @param key sent twice, it is begun once
     */
    public Begun begin(
            String department, String title, String category, List<String> keywords, String body, String key) {
        var content = new Content(title, null, category, keywords, body, null, null, null, Visibility.PUBLIC, null);
        return begun(desk.begin(department, content, key));
    }

    /** The next version of an article. */
    public Begun beginNext(String code, String key) {
        return begun(desk.beginNext(code, key));
    }

    private static Begun begun(Edition edition) {
        return new Begun(edition.id(), edition.code());
    }
}
