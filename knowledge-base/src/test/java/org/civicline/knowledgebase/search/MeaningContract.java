package org.civicline.knowledgebase.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.civicline.knowledgebase.Knowledge.Visibility;
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

    @Test
    default void whatHasNoVectorsYetIsRankedByItsWordsAmongThoseThatHave() {
        var fresh = new Indexed(
                "ZS-0099", "宠物登记的新办法", null, "police", "dogs", List.of(), "宠物登记改在社区办理，带照片和免疫证。", Visibility.PUBLIC);
        Engine index = indexOf(DOG, FUND, WATER);
        index.put(List.of(new Entry(fresh, 99, List.of())));

        List<Hit> found = index.search(KnowledgeQuery.of("宠物登记有什么新办法", false, 5));
        assertThat(found.getFirst().code()).isEqualTo("ZS-0099");
        assertThat(found.getFirst().sure())
                .as("sure without knowing its meaning")
                .isFalse();
        assertThat(index.search(KnowledgeQuery.of("公积金提取", false, 5)).getFirst().code())
                .isEqualTo(FUND.code());
    }
}
