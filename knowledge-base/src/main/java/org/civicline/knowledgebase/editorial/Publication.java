package org.civicline.knowledgebase.editorial;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffId;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.Besides;
import org.civicline.knowledgebase.Knowledge.NewArticle;
import org.civicline.knowledgebase.Knowledge.Origin;
import org.civicline.knowledgebase.editorial.ArticleHistory.Act;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a version of an approved edition, within the caller's transaction. */
@Component
class Publication {

    private final Knowledge knowledge;
    private final Standings standings;
    private final EditionStore editions;
    private final ArticleHistory history;
    private final ReviewDays days;

    Publication(
            Knowledge knowledge, Standings standings, EditionStore editions, ArticleHistory history, ReviewDays days) {
        this.knowledge = knowledge;
        this.standings = standings;
        this.editions = editions;
        this.history = history;
        this.days = days;
    }

    /** Whether somebody published another version after its text was last written. */
    boolean overtaken(Edition edition) {
        return !Objects.equals(newest(edition.code()), edition.baseVersion());
    }

    @Nullable
    Integer newest(String code) {
        return standings.of(code).map(Standing::version).orElse(null);
    }

    /**
     * Publishes it.
     *
     * @param by who says so now; null for the system, when the day has come
     * @param from the day it is valid from
     */
    void publish(Edition edition, UUID approvedBy, @Nullable UUID by, LocalDate from) {
        if (overtaken(edition)) {
            throw new RefusedException(Refusal.conflict("knowledgebase.edition-overtaken"));
        }
        Content content = edition.content();
        var article = new NewArticle(
                edition.code(),
                content.title(),
                content.titleEn(),
                edition.departmentCode(),
                content.categoryCode(),
                content.keywords(),
                content.text(),
                from,
                days.after(from, content.reviewBy()),
                content.visibility(),
                new Besides(content.service(), content.bodyEn(), content.spoken()),
                new Origin(new StaffId(edition.writers().getLast()), new StaffId(approvedBy), edition.note()),
                edition.files());
        int published = knowledge.publish(List.of(article)).orThrow();
        if (published != 1) {
            throw new RefusedException(Refusal.conflict("knowledgebase.nothing-changed"));
        }
        editions.remove(edition.id());
        Integer base = edition.baseVersion();
        history.add(edition.code(), Act.PUBLISHED, by, base == null ? 1 : base + 1, edition.note());
    }
}
