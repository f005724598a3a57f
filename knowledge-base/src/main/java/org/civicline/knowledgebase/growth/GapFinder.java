package org.civicline.knowledgebase.growth;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.civicline.foundation.Columns;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.growth.Gap.Found;
import org.civicline.knowledgebase.growth.Gap.Origin;
import org.civicline.knowledgebase.growth.MissedLog.Missed;
import org.civicline.knowledgebase.topics.Grouping;
import org.civicline.knowledgebase.topics.Grouping.Group;
import org.civicline.knowledgebase.topics.Grouping.Text;
import org.civicline.knowledgebase.topics.TellingWords;
import org.civicline.knowledgebase.topics.Topic;
import org.civicline.knowledgebase.topics.Topics;
import org.civicline.ticketing.DispatchCatalogue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks where knowledge lacks something: searches, opinions, cases. */
@Component
class GapFinder {

    private static final int MOST_SEARCHES = 2_000;
    private static final int LEAST_SEARCHES = 5;
    /** One search made again and again weighs as much as so many like it. */
    private static final int WEIGHT = 3;

    private static final int EXAMPLES = 5;
    private static final int LEAST_OPINIONS = 5;
    private static final int LEAST_CASES = 6;
    /** An article found with less does not answer a topic. */
    private static final float ANSWERS = 0.5f;

    private final MissedLog missed;
    private final Topics topics;
    private final KnowledgeIndex index;
    private final DispatchCatalogue catalogue;
    private final JdbcClient jdbc;
    private final ZoneId zone;

    GapFinder(
            MissedLog missed,
            Topics topics,
            KnowledgeIndex index,
            DispatchCatalogue catalogue,
            JdbcClient jdbc,
            ZoneId cityZone) {
        this.missed = missed;
        this.topics = topics;
        this.index = index;
        this.catalogue = catalogue;
        this.jdbc = jdbc;
        this.zone = cityZone;
    }

    List<Found> all() {
        var found = new ArrayList<Found>();
        found.addAll(bySearches(missed.all(MOST_SEARCHES)));
        found.addAll(byOpinions());
        topics.all().stream().map(this::byTopic).flatMap(Optional::stream).forEach(found::add);
        return found;
    }

    List<Found> bySearches(List<Missed> searches) {
        List<Text<Missed>> texts = searches.stream()
                .flatMap(one ->
                        Collections.nCopies(
                                Math.min(one.count(), WEIGHT), new Text<>(one, TellingWords.of(one.query())))
                                .stream())
                .toList();
        return Grouping.of(texts, 2).stream()
                .map(this::bySearches)
                .filter(one -> one.count() >= LEAST_SEARCHES)
                .toList();
    }

    private Found bySearches(Group<Missed> group) {
        List<Missed> searches = new LinkedHashSet<>(group.texts())
                .stream()
                        .sorted(Comparator.comparingInt(Missed::count).reversed())
                        .toList();
        Optional<Hit> nearest = nearest(group.label());
        LocalDate since = searches.stream()
                .map(Missed::since)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Found(
                Origin.SEARCHES,
                group.label(),
                nearest.map(Hit::departmentCode).orElse(null),
                null,
                nearest.map(Hit::code).orElse(null),
                null,
                searches.stream().mapToInt(Missed::count).sum(),
                searches.stream().limit(EXAMPLES).map(Missed::query).toList(),
                since.atStartOfDay(zone).toInstant());
    }

    private Optional<Hit> nearest(List<String> label) {
        return index.search(KnowledgeQuery.of(String.join(" ", label), true, 1)).stream()
                .findFirst();
    }

    private List<Found> byOpinions() {
        return jdbc.sql("""
                SELECT a.code, a.version, v.title, a.department_code, a.category_code,
                    count(*) FILTER (WHERE NOT o.useful) AS useless, min(o.at) AS since
                FROM knowledgebase.opinion o
                JOIN knowledgebase.article a ON a.code = o.code AND a.version = o.version AND a.withdrawn_at IS NULL
                JOIN knowledgebase.article_version v ON v.code = a.code AND v.version = a.version
                GROUP BY a.code, a.version, v.title, a.department_code, a.category_code
                HAVING count(*) >= :least AND 2 * count(*) FILTER (WHERE NOT o.useful) >= count(*)
                """)
                .param("least", LEAST_OPINIONS)
                .query((row, _) -> new Found(
                        Origin.ARTICLE,
                        List.of(row.getString("title")),
                        row.getString("department_code"),
                        row.getString("category_code"),
                        row.getString("code"),
                        row.getInt("version"),
                        row.getInt("useless"),
                        List.of(),
                        Columns.instant(row, "since")))
                .list();
    }

    private Optional<Found> byTopic(Topic topic) {
        if (topic.cases() < LEAST_CASES) {
            return Optional.empty();
        }
        Optional<Hit> nearest = nearest(topic.label());
        if (nearest.filter(one -> one.confidence() >= ANSWERS).isPresent()) {
            return Optional.empty();
        }
        Instant since = topic.since();
        return Optional.of(new Found(
                Origin.TOPIC,
                topic.label(),
                catalogue
                        .suggest(topic.categoryCode(), null)
                        .map(DispatchCatalogue.Suggestion::departmentCode)
                        .or(() -> nearest.map(Hit::departmentCode))
                        .orElse(null),
                topic.categoryCode(),
                nearest.map(Hit::code).orElse(null),
                null,
                topic.cases(),
                List.of(),
                since));
    }
}
