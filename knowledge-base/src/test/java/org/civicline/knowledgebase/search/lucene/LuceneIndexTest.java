package org.civicline.knowledgebase.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.KnowledgeQuery.Mode;
import org.civicline.knowledgebase.search.Indexed;
import org.civicline.knowledgebase.search.KnowledgeIndexContract;
import org.civicline.knowledgebase.search.Meaning;
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
            KnowledgeIndex index = indexOf(Map.of(DOG, vectors(DOG), FUND, vectors(FUND), WATER, vectors(WATER)));
            assertThat(index.search(KnowledgeQuery.of("宠物怎么上牌", false, 1).by(Mode.VECTOR)))
                    .extracting(Hit::code)
                    .containsExactly("ZS-0004");
        }

        @Test
        void anArticleThatIsPutAgainIsThereOnceAndOnlyAsItIsNow() {
            var index = (LuceneIndex) indexOf(Map.of(DOG, vectors(DOG), WATER, vectors(WATER)));
            Indexed changed =
                    new Indexed("ZS-0004", "邮票展览", null, "culture", "events", List.of(), "邮票藏品登记。", DOG.visibility());
            index.put(Map.of(changed, vectors(changed)));
            assertThat(index.size()).isEqualTo(2);
            assertThat(index.search(KnowledgeQuery.of("邮票", false, 5).by(Mode.HYBRID)))
                    .extracting(Hit::title)
                    .containsOnlyOnce("邮票展览")
                    .doesNotContain("养犬登记");
        }

        private List<byte[]> vectors(Indexed article) {
            return article.passages().stream()
                    .map(MODEL::of)
                    .flatMap(java.util.stream.Stream::ofNullable)
                    .toList();
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
        private final List<LuceneIndex> opened = new ArrayList<>();

        Contract(Meaning meaning) {
            this.meaning = meaning;
        }

        @Override
        public Meaning meaning() {
            return meaning;
        }

        @Override
        public KnowledgeIndex indexOf(Map<Indexed, List<byte[]>> articles) {
            var index = new LuceneIndex(meaning);
            opened.add(index);
            index.put(articles);
            return index;
        }

        @AfterEach
        void close() throws IOException {
            for (LuceneIndex index : opened) {
                index.close();
            }
        }
    }
}
