package org.civicline.knowledgebase.search.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentQuestionsTest {

    private final List<String> made = new ArrayList<>();
    private final RecentQuestions recent = new RecentQuestions();

    @Test
    void aQuestionAskedAgainIsNotReadAgain() {
        assertThat(ask("怎么办社保卡")).isEqualTo(ask("怎么办社保卡"));
        assertThat(ask("怎么办居住证")).isNotEqualTo(ask("怎么办社保卡"));
        assertThat(made).containsExactly("怎么办社保卡", "怎么办居住证");
    }

    @Test
    void theOneNotAskedForLongestIsForgotten() {
        ask("first");
        ask("second");
        for (int i = 0; i < 4_095; i++) {
            ask("first");
            ask("other " + i);
        }
        made.clear();
        ask("first");
        ask("second");
        assertThat(made).containsExactly("second");
    }

    @Test
    void aLongOneIsNotKept() {
        String longOne = "问".repeat(101);
        ask(longOne);
        ask(longOne);
        assertThat(made).hasSize(2);
    }

    private byte[] ask(String question) {
        return recent.of(question, one -> {
            made.add(one);
            return one.getBytes(StandardCharsets.UTF_8);
        });
    }
}
