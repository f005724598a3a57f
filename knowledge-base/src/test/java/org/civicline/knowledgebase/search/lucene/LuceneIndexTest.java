package org.civicline.knowledgebase.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.civicline.knowledgebase.search.Engine;
import org.civicline.knowledgebase.search.KnowledgeIndexContract;
import org.civicline.knowledgebase.search.Meaning;
import org.civicline.knowledgebase.search.MeaningContract;
import org.civicline.knowledgebase.search.QueryReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

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
