package org.civicline.knowledgebase.answering;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.civicline.knowledgebase.Answer;
import org.civicline.knowledgebase.Answer.Given;
import org.civicline.knowledgebase.Answer.Source;
import org.civicline.knowledgebase.Answer.Unsure;
import org.civicline.knowledgebase.Answering;
import org.civicline.knowledgebase.ArticleUse;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.MissedSearches;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quotes what the index finds; what the index has but the database no longer publishes is left out. */
@Component
class QuotedAnswers implements Answering {

    /** Of answers given with so little confidence, most are wrong. */
    private static final float HARDLY = 0.3f;

    private final KnowledgeIndex index;
    private final JdbcClient jdbc;
    private final ArticleUse use;
    private final MissedSearches missed;
    private final Clock clock;
    private final ZoneId zone;

    QuotedAnswers(
            KnowledgeIndex index,
            JdbcClient jdbc,
            ArticleUse use,
            MissedSearches missed,
            Clock clock,
            ZoneId cityZone) {
        this.index = index;
        this.jdbc = jdbc;
        this.use = use;
        this.missed = missed;
        this.clock = clock;
        this.zone = cityZone;
    }

    @Override
    public Answer answer(KnowledgeQuery question) {
        Answer answer = quoted(question);
        if (!answer.nearest().isEmpty()) {
            use.count(ArticleUse.Kind.SHOWN_FIRST, answer.nearest().getFirst().code());
        }
        if (answer instanceof Given given) {
            use.count(ArticleUse.Kind.QUOTED, given.source().code());
        }
        return answer;
    }

    private Answer quoted(KnowledgeQuery question) {
        List<Hit> hits = index.search(question);
        if (!question.staff() && isMissed(hits)) {
            missed.note(question.text());
        }
        Map<String, Edition> editions = editions(hits);
        List<Source> nearest = hits.stream()
                .map(hit -> source(hit, editions.get(hit.code())))
                .filter(Objects::nonNull)
                .toList();
        boolean firstIsThere = !nearest.isEmpty()
                && nearest.getFirst().code().equals(hits.getFirst().code());
        if (firstIsThere && hits.getFirst().sure() && isUpToDate(nearest.getFirst())) {
            return new Given(hits.getFirst().confidence(), nearest);
        }
        return new Unsure(nearest);
    }

    /** Nothing, or what is hardly it. Found by words alone, nobody knows: that is confidence 0. */
    private static boolean isMissed(List<Hit> hits) {
        return hits.isEmpty()
                || hits.getFirst().confidence() > 0 && hits.getFirst().confidence() < HARDLY;
    }

    private boolean isUpToDate(Source source) {
        return !source.reviewBy().isBefore(LocalDate.ofInstant(clock.instant(), zone));
    }

    private record Edition(int version, @Nullable String titleEn, LocalDate validFrom, LocalDate reviewBy) {}

    private Map<String, Edition> editions(List<Hit> hits) {
        Map<String, Edition> editions = new HashMap<>();
        jdbc.sql("""
                SELECT v.code, v.version, v.title_en, v.valid_from, a.review_by FROM knowledgebase.article a
                JOIN knowledgebase.article_version v ON v.code = a.code AND v.version = a.version
                WHERE a.code = ANY (:codes) AND a.withdrawn_at IS NULL
                """)
                .param("codes", hits.stream().map(Hit::code).toArray(String[]::new))
                .query((row, _) -> editions.put(
                        row.getString("code"),
                        new Edition(
                                row.getInt("version"),
                                row.getString("title_en"),
                                row.getObject("valid_from", LocalDate.class),
                                row.getObject("review_by", LocalDate.class))))
                .list();
        return editions;
    }

    private static @Nullable Source source(Hit hit, @Nullable Edition edition) {
        return edition == null
                ? null
                : new Source(
                        hit.code(),
                        edition.version(),
                        hit.title(),
                        edition.titleEn(),
                        hit.departmentCode(),
                        hit.passage(),
                        hit.highlights(),
                        edition.validFrom(),
                        edition.reviewBy());
    }
}
