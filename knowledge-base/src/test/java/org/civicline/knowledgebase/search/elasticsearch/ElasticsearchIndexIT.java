package org.civicline.knowledgebase.search.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.search.Engine;
import org.civicline.knowledgebase.search.Indexed;
import org.civicline.knowledgebase.search.KnowledgeIndexContract;
import org.civicline.knowledgebase.search.Meaning;
import org.civicline.knowledgebase.search.MeaningContract;
import org.civicline.knowledgebase.search.ProvisionedElasticsearch;
import org.civicline.knowledgebase.search.QueryReader;
import org.civicline.simulators.elasticsearch.ElasticsearchServer;
import org.civicline.testkit.Aside;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract on a real Elasticsearch. Making an index takes long there, so what is only read is made once. */
@Aside
class ElasticsearchIndexIT {

    private static final Meaning MODEL = new Meaning(true);
    private static final Meaning NO_MODEL = new Meaning(false);
    private static final AtomicInteger INDEXES = new AtomicInteger();
    private static ElasticsearchServer server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assertThat(MODEL.load()).isEqualTo(Meaning.State.READY);
        server = ProvisionedElasticsearch.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Nested
    class WithTheModel extends Contract implements MeaningContract {

        WithTheModel() {
            super(MODEL);
        }
    }

    @Nested
    class ByWordsAlone extends Contract {

        ByWordsAlone() {
            super(NO_MODEL);
        }

        @Test
        void anOlderStateOfAnArticleNeverReplacesALaterOne() {
            Engine index = indexOf(DOG, WATER);
            index.put(List.of(entry(NOISE, 7)));
            index.put(List.of(entry(older(), 6)));
            assertThat(index.search(KnowledgeQuery.of("ZS-0002", false, 1)))
                    .extracting(Hit::title)
                    .containsExactly(NOISE.title());
        }

        private Indexed older() {
            return new Indexed("ZS-0002", "旧的噪声条目", null, "urban", "noise", List.of(), "旧的。", NOISE.visibility());
        }

        @Test
        void theIndexKnowsHowFarItHasComeAndARebuiltOneTakesItsPlace() {
            var index = (ElasticsearchIndex) indexOf(DOG, WATER);
            assertThat(index.shelf().level()).isZero();
            index.shelf().level(7);
            assertThat(index.shelf().level()).isEqualTo(7);

            Shelf next = index.fresh();
            next.put(List.of(entry(NOISE, 8)));
            next.level(8);
            assertThat(index.size()).isEqualTo(2);
            index.replaceBy(next);
            assertThat(index.size()).isEqualTo(1);
            assertThat(index.shelf().level()).isEqualTo(8);
            assertThat(index.search(KnowledgeQuery.of("停水", false, 5))).isEmpty();
        }
    }

    private abstract static class Contract implements KnowledgeIndexContract {

        private static final Map<Meaning, KnowledgeIndex> READ = new HashMap<>();

        private final Meaning meaning;

        Contract(Meaning meaning) {
            this.meaning = meaning;
        }

        @Override
        public Meaning meaning() {
            return meaning;
        }

        @Override
        public Engine engine(Supplier<QueryReader> reader) {
            var settings = new ElasticsearchSettings(
                    List.of(server.address()), null, null, "contract-" + INDEXES.incrementAndGet());
            var index = new ElasticsearchIndex(settings, meaning, reader);
            index.shelf();
            return index;
        }

        @Override
        public KnowledgeIndex index() {
            return READ.computeIfAbsent(meaning, _ -> KnowledgeIndexContract.super.index());
        }
    }
}
