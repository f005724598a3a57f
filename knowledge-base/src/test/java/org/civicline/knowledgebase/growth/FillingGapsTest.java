package org.civicline.knowledgebase.growth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Role;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Who does something about what knowledge lacks, and how it ends. */
class FillingGapsTest extends GapsWork {

    @Test
    void aDraftQuotesWhatCitizensWereToldMaskedAndWithItsCases() {
        settled("充电桩报装", "小区充电桩报装怎么办理", "王小明先生您好，请携带车位证明到供电营业厅办理报装，电话13800138000。", department);
        settled("充电桩", "充电桩报装被物业拒绝", "物业不得拒绝，可凭购车发票到社区开具证明后报装。", department + "x");
        settled("路灯", "路灯坏了", "已修好，谢谢您的反映，欢迎监督。", department);
        topic("充电桩", "报装");
        sweep();

        String drafted = send(draft(read("?origin=TOPIC")), 201);
        assertThat(JsonPath.<Integer>read(drafted, "$.replies")).isEqualTo(2);
        String body = body(drafted);
        assertThat(body)
                .contains("请携带车位证明到供电营业厅办理报装", "物业不得拒绝", "工单 20260301-7")
                .doesNotContain("小明", "13800138000", "路灯", "已修好");
    }

    @Test
    void anOfficersDraftQuotesTheOwnDepartmentOnly() {
        settled("充电桩报装", "小区充电桩报装", "请到供电营业厅办理充电桩报装手续。", department);
        settled("充电桩报装", "小区充电桩报装", "外部门答复，不给别的部门看的内容。", department + "x");
        topic("充电桩", "报装");
        sweep();
        jdbc.sql("UPDATE knowledgebase.gap SET department_code = ?")
                .param(department)
                .update();
        as(Role.OFFICER);

        assertThat(body(send(draft(read("")), 201))).contains("供电营业厅").doesNotContain("外部门答复");
    }

    @Test
    void aDraftThatIsThrownAwayLeavesTheGapOpen() {
        topic("充电桩", "报装");
        sweep();
        String drafted = send(draft(read("?origin=TOPIC")), 201);
        sweep();
        assertThat(JsonPath.<List<?>>read(read("?state=OPEN"), "$.items")).isEmpty();

        jdbc.sql("DELETE FROM knowledgebase.edition WHERE code = ?")
                .param(JsonPath.<String>read(drafted, "$.code"))
                .update();
        sweep();
        assertThat(JsonPath.<List<?>>read(read("?state=OPEN"), "$.items")).hasSize(1);
    }

    @Test
    void whatWasDismissedStaysSoAndSaysWhy() {
        topic("充电桩", "报装");
        sweep();
        String list = read("");
        MockHttpServletRequestBuilder dismissal = post(GAPS + "/" + id(list) + "/dismiss");
        send(dismissal.content("{\"version\": 1}"), 422);
        send(post(GAPS + "/" + id(list) + "/dismiss").content("{\"version\": 1, \"reason\": \"不归本市\"}"), 204);
        sweep();

        assertThat(JsonPath.<List<?>>read(read(""), "$.items")).isEmpty();
        assertThat(JsonPath.<List<String>>read(read("?state=DISMISSED"), "$.items[*].dismissedWhy"))
                .containsExactly("不归本市");
        send(draft(list), 409);
    }

    @Test
    void whoeverComesSecondIsToldAndNothingIsBegunTwice() {
        topic("充电桩", "报装");
        sweep();
        String list = read("");
        send(draft(list), 201);
        send(draft(list), 409);

        assertThat(jdbc.sql("SELECT count(*) FROM knowledgebase.edition WHERE form_key LIKE ?")
                        .param("gap-" + id(list) + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        send(post(GAPS + "/" + UUID.randomUUID() + "/draft").content("{\"version\": 1}"), 404);
    }

    @Test
    void onlyWhoMayWriteDoesSomethingAboutIt() {
        topic("充电桩", "报装");
        sweep();
        String list = read("");
        as(Role.LEADER);
        assertThat(JsonPath.<Boolean>read(read(""), "$.items[0].mayWrite")).isFalse();
        send(draft(list), 403);
        as(Role.OFFICER);
        assertThat(JsonPath.<List<?>>read(read(""), "$.items"))
                .as("of no department")
                .isEmpty();
        send(draft(list), 403);
        as(Role.AGENT);
        send(get(GAPS), 403);
    }

    @Test
    void theListIsPagedByHowOftenItShows() {
        for (int i = 0; i < 5; i++) {
            jdbc.sql("""
                    INSERT INTO knowledgebase.gap (id, origin, label, count, examples, since, seen_at, state, version)
                    VALUES (gen_random_uuid(), 'TOPIC', ARRAY['甲' || :n], :count, '{}', now(), now(), 'OPEN', 1)
                    """).param("n", i).param("count", 10 + i / 2).update();
        }
        var counts = new ArrayList<Integer>();
        String after = "";
        do {
            String page = read("?size=1&after=" + after);
            counts.addAll(JsonPath.<List<Integer>>read(page, "$.items[*].count"));
            after = JsonPath.read(page, "$.next");
        } while (after != null && counts.size() < 10);

        assertThat(counts).containsExactly(12, 11, 11, 10, 10);
    }
}
