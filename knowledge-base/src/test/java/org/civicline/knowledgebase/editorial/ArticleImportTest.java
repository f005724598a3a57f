package org.civicline.knowledgebase.editorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicline.foundation.Role;
import org.civicline.knowledgebase.Knowledge;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Articles from a table: tried out, told what is wrong, and never published without a second reader. */
class ArticleImportTest extends FileWork {

    private static final String RUNS = "/api/v1/staff/imports/runs/";
    private static final Set<String> RESTING = Set.of("CHECKED", "STOPPED", "DONE", "CANCELLED", "REFUSED");
    private static final String HEADING = "编号,标题,承办单位,分类编码,关键词,正文,谁能看,复审日期,口语版";

    @Autowired
    Knowledge knowledge;

    private @Nullable String open;
    private final String mark = "IM" + System.nanoTime();

    @Test
    void rowsBecomeDraftsThatWaitForASecondReader() {
        String[] lines = {
            HEADING,
            mark + "-1,停暖怎么报修,hrss,heating,停暖，不热,\"## 怎么办\n\n拨打12345。\",仅工作人员,,请拨打12345。",
            mark + "-2,暖气费怎么交,hrss,heating,,网上交。,,,"
        };
        Answer run = tried(lines, StandardCharsets.UTF_8);
        assertThat(problems(run)).isEmpty();
        assertThat(tally(run)).isEqualTo("2 0 0 0");
        taken(run, false);
        assertThat(knowledge.find(mark + "-1")).isEmpty();
        String id = edition(mark + "-1");
        as(supervisor, () -> step(id, "approve", Map.of())).refused(403, "knowledgebase.own-edition");
        as(colleague, () -> step(id, "approve", Map.of())).ok();
        var article = knowledge.find(mark + "-1").orElseThrow();
        assertThat(article.keywords()).containsExactly("停暖", "不热");
        assertThat(article.visibility()).isEqualTo(Knowledge.Visibility.STAFF);
        assertThat(article.besides().spoken()).isEqualTo("请拨打12345。");
        assertThat(read("/" + mark + "-1/history").ok().<List<String>>read("$.items[*].act"))
                .containsExactly("PUBLISHED", "IMPORTED");

        assertThat(tally(tried(lines, StandardCharsets.UTF_8))).isEqualTo("0 0 2 0");
        lines[1] = lines[1].replace("拨打12345。\"", "拨打供热企业。\"");
        lines[2] = lines[2].replace("网上交", "窗口交");
        Answer changed = tried(lines, StandardCharsets.UTF_8);
        assertThat(tally(changed)).isEqualTo("0 1 0 1");
        assertThat(problems(changed)).containsExactly("3 编号 knowledge-being-written");
    }

    @Test
    void anArticleThatIsTakenInAgainKeepsItsFiles() {
        String code = publishedWith("取暖补贴", "申请表.pdf", "说明.pdf");
        Answer run =
                tried(new String[] {HEADING, code + ",取暖补贴,hrss,social.card,社保卡,换了正文。,,,"}, StandardCharsets.UTF_8);
        assertThat(tally(run)).isEqualTo("0 1 0 0");
        taken(run, false);
        assertThat(names(edition(code))).containsExactly("申请表", "说明");
        as(colleague, () -> step(edition(code), "approve", Map.of())).ok();
        assertThat(knowledge.find(code).orElseThrow().version()).isEqualTo(2);
        assertThat(namesOf(code)).containsExactly("申请表", "说明");
    }

    @Test
    void whatIsWrongIsToldRowByRowAndTheRestComesIn() {
        published("占位");
        Answer run = tried(
                new String[] {
                    HEADING,
                    "有 空格,标题,hrss,x,,正文,,,",
                    mark + "-2,标题,nobody,x,,正文,,,",
                    mark + "-3,标题,hrss,x,,![](a.png),,,",
                    mark + "-4,标题,hrss,x,,[点这里](https://example.org),,,",
                    mark + "-5,标题,hrss,x,,正文,大家,,",
                    mark + "-6,标题,hrss,x,,正文,,2020-01-01,",
                    mark + "-7,标题,hrss,x,,,,,",
                    mark + "-8,标题,hrss,x,,正文,,,见www.example.org",
                    mark + "-9,可以,hrss,x,,正文,,,"
                },
                Charset.forName("GB18030"));
        assertThat(problems(run))
                .containsExactly(
                        "2 编号 no-code",
                        "3 承办单位 no-such-department",
                        "4 正文 knowledge-image-without-text",
                        "5 正文 knowledge-link-says-nothing",
                        "6 谁能看 no-choice",
                        "7 复审日期 knowledge-review-day",
                        "8 正文 missing",
                        "9 正文 knowledge-spoken-not-speakable");
        taken(run, true);
        assertThat(edition(mark + "-9")).isNotEmpty();
        assertThat(jdbc.sql("SELECT count(*) FROM knowledgebase.edition WHERE code LIKE ?")
                        .param(mark + "%")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void anArticleStaysWithItsDepartmentAndOnlySupervisorsTakeIn() {
        String code = published("有主的知识");
        signedIn.newStaff("water", Role.AGENT);
        Answer run = tried(new String[] {HEADING, code + ",别人的,water,x,,正文,,,"}, StandardCharsets.UTF_8);
        assertThat(problems(run)).containsExactly("2 承办单位 knowledge-other-department");
        assertThat(as(writer, () -> handedIn("x".getBytes(StandardCharsets.UTF_8)))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatIsExportedCanBeTakenInAgainAndChangesNothing() throws Exception {
        published("导出去 =1+1");
        Map<String, Object> form = content("导出的服务事项", null);
        form.put("service", Map.of("fee", "不收费"));
        String id = send("/editions", Map.of("content", form)).ok().read("$.id");
        step(id, "submit", Map.of()).ok();
        as(colleague, () -> step(id, "approve", Map.of())).ok();
        int there = read("/articles?size=200").ok().<List<?>>read("$.items").size();
        byte[] file = bytes(get("/api/v1/staff/exports/articles"));
        Answer run = as(supervisor, () -> handedIn(file));
        assertThat(run.status()).as(run.text()).isEqualTo(202);
        Answer tried = rested(run.read("$.id"));
        open = run.read("$.id");
        assertThat(problems(tried)).isEmpty();
        assertThat(tally(tried)).isEqualTo("0 0 " + there + " 0");
        assertThat(as(stranger, () -> read("/articles")).ok().<List<?>>read("$.items"))
                .isEmpty();
    }

    /** One file of a kind is taken in at a time. */
    @AfterEach
    void givenUp() {
        if (open != null) {
            String run = open;
            as(supervisor, () -> call(with(post(RUNS + run + "/cancel"), Map.of())))
                    .ok();
            open = null;
        }
    }

    private Answer handedIn(byte[] file) {
        return call(put("/api/v1/staff/imports/articles/file")
                .param("name", "知识.csv")
                .content(file));
    }

    private Answer tried(String[] lines, Charset charset) {
        givenUp();
        Answer answer = as(supervisor, () -> handedIn(String.join("\n", lines).getBytes(charset)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        open = answer.read("$.id");
        return rested(answer.read("$.id"));
    }

    private void taken(Answer run, boolean leaveOut) {
        String id = run.read("$.id");
        as(supervisor, () -> call(with(post(RUNS + id + "/start"), Map.of("note", "旧知识库", "leaveOutFaulty", leaveOut))))
                .ok();
        open = null;
        assertThat(rested(id).<String>read("$.state")).isEqualTo("DONE");
    }

    private Answer rested(String run) {
        return await().pollInSameThread()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> as(supervisor, () -> call(get(RUNS + run))).ok(),
                        answer -> RESTING.contains(answer.<String>read("$.state")));
    }

    private List<String> problems(Answer run) {
        return as(supervisor, () -> call(get(RUNS + run.read("$.id") + "/problems?size=200")))
                .ok()
                .<List<Map<String, Object>>>read("$.items")
                .stream()
                .map(one -> one.get("row") + " " + one.get("column") + " " + one.get("code"))
                .toList();
    }

    private static String tally(Answer run) {
        return run.read("$.added") + " " + run.read("$.changed") + " " + run.read("$.unchanged") + " "
                + run.read("$.faulty");
    }

    private String edition(String code) {
        return jdbc.sql("SELECT CAST(id AS text) FROM knowledgebase.edition WHERE code = ?")
                .param(code)
                .query(String.class)
                .single();
    }
}
