package org.civicline.knowledgebase.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.civicline.foundation.StaffId;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.search.IndexKeeper.Chosen;
import org.civicline.knowledgebase.search.elasticsearch.ElasticsearchIndex;
import org.civicline.knowledgebase.search.elasticsearch.ElasticsearchSettings;
import org.civicline.simulators.elasticsearch.ElasticsearchServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.SpringBootTest;

/** A node whose articles are in a real Elasticsearch, which comes and goes. */
@SpringBootTest
class SharedIndexIT {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int ARTICLES = 700;
    private static ElasticsearchServer server;

    @Autowired
    ArticleRows rows;

    @Autowired
    VectorStore vectors;

    @Autowired
    Knowledge knowledge;

    private IndexKeeper node;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = ProvisionedElasticsearch.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void publishAndStart() {
        knowledge
                .publish(IntStream.range(0, ARTICLES)
                        .mapToObj(i -> NewArticles.of("SI-%04d".formatted(i), "编号" + i, "第" + i + "号孤品登记。"))
                        .toList())
                .orThrow();
        node = node();
    }

    @AfterEach
    void end() {
        node.stop();
    }

    private IndexKeeper node() {
        var keeper = new IndexKeeper(rows, vectors, false, Chosen.ELASTICSEARCH, settings());
        keeper.start();
        keeper.follow();
        return keeper;
    }

    private static ElasticsearchSettings settings() {
        return new ElasticsearchSettings(List.of(server.address()), null, null, "shared");
    }

    @Test
    void whatIsPublishedIsInElasticsearchAndElasticsearchAnswers() {
        await().atMost(SOON).until(() -> engine().equals("elasticsearch"));
        try (var direct = direct()) {
            assertThat(direct.size()).isEqualTo(rows.count());
        }
        knowledge.publish(List.of(NewArticles.of("SI-9001", "邮票展览", "邮票藏品登记。"))).orThrow();
        try (var direct = direct()) {
            await().atMost(Duration.ofSeconds(5)).until(() -> found(direct, "SI-9001"));
        }
        assertThat(found(node, "SI-9001")).isTrue();

        int version = knowledge.find("SI-9001").orElseThrow().version();
        assertThat(knowledge.withdraw("SI-9001", version, new StaffId(UUID.randomUUID()), "不再有效"))
                .isTrue();
        try (var direct = direct()) {
            await().atMost(Duration.ofSeconds(5)).until(() -> !found(direct, "SI-9001"));
        }
    }

    @Test
    void whileElasticsearchIsKilledAndStartedUnderLoadEverySearchIsAnsweredAndNothingIsLost() throws Exception {
        await().atMost(SOON).until(() -> engine().equals("elasticsearch"));
        var done = new AtomicBoolean();
        var asked = new AtomicInteger();
        var missed = new AtomicInteger();
        List<Thread> asking = IntStream.range(0, 2)
                .mapToObj(_ -> Thread.ofPlatform().start(() -> {
                    while (!done.get()) {
                        missed.addAndGet(found(node, "SI-0699") ? 0 : 1);
                        asked.incrementAndGet();
                    }
                }))
                .toList();
        server.kill();
        await().atMost(SOON).until(() -> engine().equals("lucene"));
        assertThat(node.health().getStatus()).isEqualTo(Status.UP);
        assertThat(node.health().getDetails()).containsEntry("elasticsearch", SharedIndex.State.AWAY);
        knowledge.publish(List.of(NewArticles.of("SI-9002", "补记", "断开期间发布。"))).orThrow();
        node.follow();
        assertThat(found(node, "SI-9002")).isTrue();

        server.start();
        await().atMost(Duration.ofMinutes(1)).until(() -> engine().equals("elasticsearch"));
        done.set(true);
        for (Thread one : asking) {
            one.join();
        }
        assertThat(asked).hasPositiveValue();
        assertThat(missed).hasValue(0);
        try (var direct = direct()) {
            assertThat(found(direct, "SI-9002")).isTrue();
            assertThat(direct.size()).isEqualTo(rows.count());
        }
    }

    @Test
    void anIndexThatWasEmptiedBehindOurBackIsFilledAgain() {
        await().atMost(SOON).until(() -> engine().equals("elasticsearch"));
        try (var direct = direct()) {
            direct.replaceBy(direct.fresh());
            assertThat(direct.size()).isZero();
            await().atMost(SOON).until(() -> direct.size() == rows.count());
        }
        await().atMost(SOON).until(() -> engine().equals("elasticsearch"));
        assertThat(found(node, "SI-0001")).isTrue();
    }

    @Test
    void aRebuildMakesTheIndexInElasticsearchAnew() {
        await().atMost(SOON).until(() -> engine().equals("elasticsearch"));
        try (var direct = direct()) {
            direct.put(List.of(new Entry(stray(), 1, List.of())));
            assertThat(direct.size()).isEqualTo(rows.count() + 1);
            assertThat(node.rebuild()).isTrue();
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> !node.lastRebuild().running() && direct.size() == rows.count());
        }
    }

    private static Indexed stray() {
        return new Indexed("SI-STRAY", "不在库中", null, "police", "dogs", List.of(), "不在库中。", Visibility.PUBLIC);
    }

    private ElasticsearchIndex direct() {
        QueryReader reader = QueryReader.ofTheCity();
        return new ElasticsearchIndex(settings(), new Meaning(false), () -> reader);
    }

    private String engine() {
        return String.valueOf(node.health().getDetails().get("engine"));
    }

    private static boolean found(org.civicline.knowledgebase.KnowledgeIndex index, String code) {
        return index.search(KnowledgeQuery.of(code, true, 1)).stream()
                .anyMatch(hit -> hit.code().equals(code));
    }
}
