package org.civicline.knowledgebase.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.civicline.knowledgebase.Opinions.Giver;
import org.civicline.knowledgebase.Opinions.Opinion;
import org.junit.jupiter.api.Test;

/** How it shows what knowledge lacks, and how it is forgotten. */
class FindingGapsTest extends GapsWork {

    @Test
    void searchesForTheSameAreOneGapHoweverTheyAreTyped() {
        search("小区充电桩报装", 3);
        search("自家车位装充电桩要谁同意？", 2);
        search("充电桩 报装 13800138000", 2);
        search("天文馆", 1);
        sweep();

        String list = read("?state=OPEN");
        assertThat(JsonPath.<List<Integer>>read(list, "$.items[*].count")).containsExactly(7);
        assertThat(JsonPath.<List<String>>read(list, "$.items[0].label")).anyMatch(one -> one.contains("充电"));
        assertThat(JsonPath.<List<String>>read(list, "$.items[0].examples"))
                .hasSize(3)
                .noneMatch(one -> one.contains("138"));

        search("充电桩报装流程", 4);
        sweep();
        assertThat(JsonPath.<List<Integer>>read(read("?state=OPEN"), "$.items[*].count"))
                .containsExactly(11);
    }

    @Test
    void searchesAreKeptByDayAndForgottenAfterNinety() {
        search("陪诊", 2);
        missed.write();
        clock.forward(Duration.ofDays(1));
        search("陪诊", 1);
        missed.write();
        assertThat(jdbc.sql("SELECT count FROM knowledgebase.missed_search ORDER BY day")
                        .query(Integer.class)
                        .list())
                .containsExactly(2, 1);

        clock.forward(Duration.ofDays(90));
        sweep();
        assertThat(jdbc.sql("SELECT count FROM knowledgebase.missed_search ORDER BY day")
                        .query(Integer.class)
                        .list())
                .containsExactly(1);
    }

    @Test
    void aFloodOfDifferentSearchesIsNotKeptWhole() {
        for (int i = 0; i < 2_000; i++) {
            missed.note("洪水" + Character.toString('一' + i));
        }
        missed.write();

        assertThat(jdbc.sql("SELECT count(*) FROM knowledgebase.missed_search")
                        .query(Integer.class)
                        .single())
                .as("those written in two ways are one")
                .isBetween(400, 500);
    }

    @Test
    void whatNobodySearchesAnyMoreIsNoGapAMonthLater() {
        search("共享单车停放", 6);
        sweep();
        assertThat(JsonPath.<List<?>>read(read(""), "$.items")).hasSize(1);

        jdbc.sql("TRUNCATE knowledgebase.missed_search").update();
        clock.forward(Duration.ofDays(31));
        sweep();
        assertThat(JsonPath.<List<?>>read(read(""), "$.items")).isEmpty();
    }

    @Test
    void anArticleMostFindUselessIsAGapUntilItsNextVersionIsThere() {
        String code = department + "-A";
        publish(code, "第一版");
        for (int i = 0; i < 5; i++) {
            opinions.give(code, 1, new Giver.Reader(UUID.randomUUID()), Opinion.of(i > 2, null))
                    .orThrow();
        }
        sweep();
        String list = read("?origin=ARTICLE&department=" + department);
        assertThat(JsonPath.<List<Integer>>read(list, "$.items[*].count")).containsExactly(3);

        String drafted = send(draft(list), 201);
        assertThat(JsonPath.<String>read(drafted, "$.code")).isEqualTo(code);
        sweep();
        assertThat(JsonPath.<List<String>>read(read("?state=DRAFTED"), "$.items[*].edition"))
                .containsExactly(JsonPath.<String>read(drafted, "$.edition"));

        publish(code, "第二版");
        sweep();
        assertThat(JsonPath.<List<String>>read(read("?state=CLOSED"), "$.items[*].draftCode"))
                .containsExactly(code);
    }

    @Test
    void aGapThatANewVersionFilledByItselfIsClosed() {
        String code = department + "-E";
        publish(code, "第一版");
        for (int i = 0; i < 5; i++) {
            opinions.give(code, 1, new Giver.Reader(UUID.randomUUID()), Opinion.of(false, null))
                    .orThrow();
        }
        sweep();
        publish(code, "第二版");
        sweep();

        assertThat(JsonPath.<List<?>>read(read("?department=" + department), "$.items"))
                .isEmpty();
        assertThat(JsonPath.<List<String>>read(read("?state=CLOSED&department=" + department), "$.items[*].draftCode"))
                .containsExactly(code);
    }

    @Test
    void whatWasTypedGoesWhenItIsSearchedNoMore() {
        search("共享单车停放", 6);
        sweep();
        String list = read("");
        send(post(GAPS + "/" + id(list) + "/dismiss").content("{\"version\": 1, \"reason\": \"不归本市\"}"), 204);
        jdbc.sql("TRUNCATE knowledgebase.missed_search").update();
        clock.forward(Duration.ofDays(29));
        sweep();
        assertThat(JsonPath.<List<?>>read(read("?state=DISMISSED"), "$.items[0].examples"))
                .isNotEmpty();
        clock.forward(Duration.ofDays(2));
        sweep();

        assertThat(JsonPath.<List<?>>read(read("?state=DISMISSED"), "$.items[0].examples"))
                .isEmpty();
    }

    @Test
    void aFewOpinionsAreNoGapNorAreGoodOnes() {
        publish(department + "-B", "好");
        publish(department + "-C", "少");
        for (int i = 0; i < 8; i++) {
            opinions.give(department + "-B", 1, new Giver.Reader(UUID.randomUUID()), Opinion.of(i > 2, null))
                    .orThrow();
        }
        for (int i = 0; i < 4; i++) {
            opinions.give(department + "-C", 1, new Giver.Reader(UUID.randomUUID()), Opinion.of(false, null))
                    .orThrow();
        }
        sweep();

        assertThat(JsonPath.<List<?>>read(read("?department=" + department), "$.items"))
                .isEmpty();
    }
}
