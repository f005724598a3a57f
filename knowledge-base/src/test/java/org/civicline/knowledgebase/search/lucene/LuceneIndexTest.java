package org.civicline.knowledgebase.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.KnowledgeQuery.Mode;
import org.civicline.knowledgebase.search.Engine;
import org.civicline.knowledgebase.search.KnowledgeIndexContract;
import org.civicline.knowledgebase.search.Meaning;
import org.civicline.knowledgebase.search.QueryReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LuceneIndexTest {

    private static final Meaning MODEL = new Meaning(true);
    private static final Meaning NO_MODEL = new Meaning(false);

    @BeforeAll
    static void model() {
        assertThat(MODEL.load()).isEqualTo(Meaning.State.READY);
    }

    @Nested
    class WithTheModel extends Contract {

        WithTheModel() {
            super(MODEL);
        }

        @Test
        void whatMeansTheSameIsFoundWithoutACommonWord() {
            assertThat(indexOf(DOG, FUND, WATER)
                            .search(KnowledgeQuery.of("宠物怎么上牌", false, 1).by(Mode.VECTOR)))
                    .extracting(Hit::code)
                    .containsExactly("ZS-0004");
        }
    }

    /** As it is where the model cannot be loaded. */
    @Nested
    class ByWordsAlone extends Contract {

        ByWordsAlone() {
            super(NO_MODEL);
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
