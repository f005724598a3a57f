package org.civicline.knowledgebase.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.KnowledgeQuery.Mode;
import org.civicline.knowledgebase.search.elasticsearch.ElasticsearchSettings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

@SpringBootTest(properties = "civicline.knowledge.meaning=true")
class IndexKeeperTest {

    @Autowired
    IndexKeeper keeper;

    @Autowired
    ArticleRows rows;

    @Autowired
    VectorStore vectors;

    @Autowired
    ElasticsearchSettings settings;

    @Autowired
    Knowledge knowledge;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate batches;

    @Test
    void whatIsPublishedIsFoundByItsMeaningSoonAndItsVectorsAreKept() {
        publish("KP-0001", "养犬登记", "养犬人应当到居住地派出所办理登记，并为犬只免疫。");
        await().atMost(Duration.ofSeconds(10)).until(() -> byMeaning("宠物怎么上牌").contains("KP-0001"));
        assertThat(jdbc.sql("SELECT count(*) FROM knowledgebase.passage_vector")
                        .query(Integer.class)
                        .single())
                .isPositive();

        Meaning unready = new Meaning(true);
        try (var later = new Generation(rows, vectors, unready)) {
            later.follow(1_000);
            assertThat(later.waiting())
                    .as("articles whose vectors were not kept")
                    .isZero();
        }
    }

    @Test
    void whatWasPublishedLastGetsItsVectorsFirst() {
        publish("KO-0001", "旧的条目", "先发布的孤品。");
        publish("KO-0002", "新的条目", "后发布的孤品。");
        var read = new ArrayList<String>();
        var none = new VectorStore(jdbc, batches) {
            @Override
            Map<String, byte[]> find(Collection<String> texts) {
                return Map.of();
            }

            @Override
            void add(Map<String, byte[]> made) {
                read.addAll(made.keySet());
            }
        };
        var ready = new Meaning(true);
        assertThat(ready.load()).isEqualTo(Meaning.State.READY);
        try (var generation = new Generation(rows, none, ready)) {
            generation.follow(10_000);
            assertThat(generation.deepen(1)).isTrue();
            assertThat(read).isNotEmpty().allMatch(text -> text.contains("后发布"));
        }
        ready.close();
    }

    @Test
    void healthSaysByWhatIsSearched() {
        await().atMost(Duration.ofSeconds(10))
                .until(() ->
                        "words and meaning".equals(keeper.health().getDetails().get("search")));
        assertThat(keeper.health().getStatus()).isEqualTo(Status.UP);

        var withoutModel = new IndexKeeper(rows, vectors, false, IndexKeeper.Chosen.LUCENE, settings);
        withoutModel.follow();
        assertThat(withoutModel.health().getStatus()).isEqualTo(Status.UP);
        assertThat(withoutModel.health().getDetails())
                .containsEntry("search", "words alone")
                .containsEntry("model", Meaning.State.OFF);
        publish("KP-0002", "邮票展览", "邮票藏品登记。");
        withoutModel.follow();
        assertThat(withoutModel.search(KnowledgeQuery.of("邮票藏品", true, 1)))
                .extracting(Hit::code)
                .containsExactly("KP-0002");
    }

    @Test
    void duringARebuildNoSearchMissesAnythingAndWhatIsPublishedMeanwhileIsThere() throws InterruptedException {
        knowledge
                .publish(IntStream.range(0, 700)
                        .mapToObj(i -> NewArticles.of("KR-%04d".formatted(i), "编号" + i, "第" + i + "号孤品登记。"))
                        .toList())
                .orThrow();
        await().atMost(Duration.ofSeconds(10)).until(() -> found("KR-0699"));
        var done = new AtomicBoolean();
        var asked = new AtomicInteger();
        var missed = new AtomicInteger();
        Thread asking = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                missed.addAndGet(found("KR-0699") ? 0 : 1);
                asked.incrementAndGet();
            }
        });
        assertThat(keeper.rebuild()).isTrue();
        publish("KR-9999", "补记", "重建期间发布。");
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        !keeper.lastRebuild().running() && keeper.lastRebuild().articles() >= 700);
        await().atMost(Duration.ofSeconds(2)).until(() -> found("KR-9999"));
        done.set(true);
        asking.join();
        assertThat(asked).hasPositiveValue();
        assertThat(missed).hasValue(0);
    }

    private boolean found(String code) {
        return keeper.search(KnowledgeQuery.of(code, true, 1)).stream()
                .anyMatch(hit -> hit.code().equals(code));
    }

    private List<String> byMeaning(String question) {
        return keeper.search(KnowledgeQuery.of(question, true, 3).by(Mode.VECTOR)).stream()
                .map(Hit::code)
                .toList();
    }

    private void publish(String code, String title, String body) {
        knowledge.publish(List.of(NewArticles.of(code, title, body))).orThrow();
    }
}
