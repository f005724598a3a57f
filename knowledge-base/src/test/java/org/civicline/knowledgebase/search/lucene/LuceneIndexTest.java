package org.civicline.knowledgebase.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.search.Engine;
import org.civicline.knowledgebase.search.KnowledgeIndexContract;
import org.civicline.knowledgebase.search.Meaning;
import org.civicline.knowledgebase.search.MeaningContract;
import org.civicline.knowledgebase.search.QueryReader;
import org.civicline.testkit.Aside;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@Aside
class LuceneIndexTest {

    private static final Meaning MODEL = new Meaning(true);
    private static final Meaning NO_MODEL = new Meaning(false);

    @BeforeAll
    static void model() {
        assertThat(MODEL.load()).isEqualTo(Meaning.State.READY);
    }

    @Nested
    class WithTheModel extends Contract implements MeaningContract {

        WithTheModel() {
            super(MODEL);
        }
    }

    /** As it is where the model cannot be loaded. */
    @Nested
    class ByWordsAlone extends Contract {

        ByWordsAlone() {
            super(NO_MODEL);
        }

        @Test
        void settledItLiesInOnePieceAndFindsTheSame() {
            var index = (LuceneIndex) indexOf(WATER);
            index.put(List.of(entry(NOISE, 2)));
            index.put(List.of(entry(SECRET, 3)));
            List<String> before = found(index);
            assertThat(index.segments()).isEqualTo(3);
            index.settle();
            assertThat(index.segments()).isEqualTo(1);
            assertThat(found(index)).isEqualTo(before).hasSize(2);
        }

        @Test
        void whatIsClosedMeanwhileIsNotSettled() {
            LuceneIndex index = new LuceneIndex(NO_MODEL, QueryReader::ofTheCity);
            index.close();
            assertThatNoException().isThrownBy(index::settle);
        }

        private List<String> found(Engine index) {
            return index.search(KnowledgeQuery.of("停水", true, 5)).stream()
                    .map(Hit::code)
                    .toList();
        }
    }

    private abstract static class Contract implements KnowledgeIndexContract {

        private final Meaning meaning;
        private final List<Engine> opened = new ArrayList<>();

        Contract(Meaning meaning) {
            this.meaning = meaning;
        }

        @Override
        public Meaning meaning() {
            return meaning;
        }

        @Override
        public Engine engine(Supplier<QueryReader> reader) {
            var index = new LuceneIndex(meaning, reader);
            opened.add(index);
            return index;
        }

        @AfterEach
        void close() {
            opened.forEach(Engine::close);
        }
    }
}
