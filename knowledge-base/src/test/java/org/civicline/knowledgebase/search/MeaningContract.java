package org.civicline.knowledgebase.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.civicline.knowledgebase.KnowledgeIndex.Hit;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.knowledgebase.KnowledgeQuery.Mode;
import org.junit.jupiter.api.Test;

/** What every engine of search must do besides where the sentence model is ready. */
public interface MeaningContract extends KnowledgeIndexContract {

    @Test
    default void whatMeansTheSameIsFoundWithoutACommonWord() {
        assertThat(indexOf(DOG, FUND, WATER)
                        .search(KnowledgeQuery.of("宠物怎么上牌", false, 1).by(Mode.VECTOR)))
                .extracting(Hit::code)
                .containsExactly("ZS-0004");
    }
}
