package org.civicline.knowledgebase.editorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.NewArticle;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.civicline.testkit.AtOnce;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the first word to the day an article is taken down. */
class EditionLifeTest extends EditorialWork {

    @Autowired
    Knowledge knowledge;

    @Autowired
    KnowledgeIndex index;

    @Autowired
    ZoneId zone;

    @Test
    void somebodyElseReadsItBeforeEverybodyDoes() {
        String id = draft("社保卡遗失补办");
        String code = code(id);
        step(id, "submit", Map.of("note", "新写")).ok();
        step(id, "approve", Map.of()).refused(403, "knowledgebase.own-edition");
        assertThat(knowledge.find(code)).isEmpty();

        signedIn.as(colleague);
        Answer approved = step(id, "approve", Map.of()).ok();
        assertThat(approved.<Boolean>read("$.published")).isTrue();
        assertThat(knowledge.find(code).orElseThrow().body()).isEqualTo(TEXT);
        await().atMost(Duration.ofSeconds(15)).until(() -> finds("社保卡遗失补办", code));
        read("/editions/" + id).refused(404, "knowledgebase.unknown-edition");

        Answer life = read("/" + code + "/life").ok();
        assertThat(life.<List<String>>read("$.versions[*].writtenBy")).containsExactly(writer.displayName());
        assertThat(life.<List<String>>read("$.versions[*].approvedBy")).containsExactly(colleague.displayName());
        assertThat(read("/" + code + "/history").ok().<List<String>>read("$.items[*].act"))
                .containsExactly("PUBLISHED", "SUBMITTED", "BEGUN");
        assertThat(jdbc.sql("SELECT action FROM foundation.audit_entry WHERE subject = ? ORDER BY id")
                        .param("article:" + code)
                        .query(String.class)
                        .list())
                .containsExactly("article.begun", "article.submitted", "article.published");
    }

    @Test
    void whoeverHadAHandInItDoesNotApproveItEvenIfAnotherWroteLast() {
        String id = draft("居住证办理");
        as(colleague, () -> write(id, 1, content("居住证怎么办理", TEXT))).ok();
        as(colleague, () -> step(id, "submit", Map.of())).ok();
        step(id, "approve", Map.of()).refused(403, "knowledgebase.own-edition");
        step(id, "return", Map.of("reason", "不对")).refused(403, "knowledgebase.own-edition");
        as(supervisor, () -> step(id, "approve", Map.of())).ok();
    }

    @Test
    void whatPeopleCouldNotUseIsNotHandedOver() {
        String id =
                send("/editions", Map.of("content", Map.of("title", "缺"))).ok().read("$.id");
        Answer refused = step(id, "submit", Map.of());
        refused.refused(422, "knowledgebase.checks-open");
        assertThat(refused.<String>read("$.kinds")).contains("EMPTY").contains("NO_CATEGORY");
    }

    @Test
    void twoWhoSaveAtOnceAreToldAndNothingIsOverwritten() {
        String id = draft("公积金提取");
        as(colleague, () -> write(id, 1, content("公积金怎么提取", TEXT))).ok();
        Answer late = write(id, 1, content("慢了", TEXT));
        late.refused(409, "knowledgebase.edition-changed");
        assertThat(late.<String>read("$.changedBy")).isEqualTo(colleague.displayName());
        assertThat(read("/editions/" + id).ok().<String>read("$.content.title")).isEqualTo("公积金怎么提取");
    }

    @Test
    void anArticleHasOneDraftAtATimeAndWhoOpensItSecondSeesWhoIsAtIt() {
        String code = published("养老金资格认证");
        String begun = send("/editions", Map.of("code", code)).ok().read("$.id");
        Answer second = as(colleague, () -> send("/editions", Map.of("code", code)));
        second.refused(409, "knowledgebase.edition-begun");
        assertThat(second.<String>read("$.edition")).isEqualTo(begun);
        assertThat(second.<String>read("$.changedBy")).isEqualTo(writer.displayName());
        assertThat(read("/" + code + "/life").ok().<String>read("$.edition.id")).isEqualTo(begun);
    }

    @Test
    void aFormSentTwiceBeginsOneDraft() throws Exception {
        String key = UUID.randomUUID().toString();
        List<String> ids = AtOnce.many(4, () -> {
            signedIn.as(writer);
            return call(with(post(KNOWLEDGE + "/editions"), Map.of("content", content("只写一次", TEXT)))
                            .header("Idempotency-Key", key))
                    .ok()
                    .<String>read("$.id");
        });
        assertThat(ids).hasSize(4).containsOnly(ids.getFirst());
    }

    @Test
    void approvedForALaterDayItGoesOutAtMidnightOfTheCity() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), zone).plusDays(2);
        String id = scheduled("高温补贴标准", day);
        String code = code(id);
        sweep.sweep();
        assertThat(knowledge.find(code)).isEmpty();

        Duration untilMidnight =
                Duration.between(clock.instant(), day.atStartOfDay(zone).toInstant());
        clock.forward(untilMidnight.minusSeconds(5));
        sweep.sweep();
        assertThat(knowledge.find(code)).isEmpty();
        clock.forward(Duration.ofSeconds(10));
        sweep.sweep();
        assertThat(knowledge.find(code).orElseThrow().validFrom()).isEqualTo(day);
        sweep.sweep();
        assertThat(read("/" + code + "/life").ok().<List<Integer>>read("$.versions[*].version"))
                .containsExactly(1);
    }

    @Test
    void takenBackItDoesNotGoOut() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
        String id = scheduled("暂缓发布", day);
        String code = code(id);
        step(id, "take-back", Map.of()).ok();
        clock.forward(Duration.ofDays(2));
        sweep.sweep();
        assertThat(knowledge.find(code)).isEmpty();
        assertThat(read("/editions/" + id).ok().<String>read("$.state")).isEqualTo("DRAFT");
    }

    @Test
    void aVersionPublishedMeanwhileIsNotOverwrittenUnseen() {
        String code = published("医保缴费");
        String id = send("/editions", Map.of("code", code)).ok().read("$.id");
        write(id, 1, content("医保缴费", TEXT + "\n- 户口簿")).ok();
        step(id, "submit", Map.of()).ok();
        LocalDate day = LocalDate.ofInstant(clock.instant(), zone).plusDays(1);
        as(colleague, () -> step(id, "approve", Map.of("on", day.toString()))).ok();
        knowledge
                .publish(List.of(new NewArticle(
                        code,
                        "医保缴费",
                        null,
                        "hrss",
                        "social.card",
                        List.of(),
                        "别处来的",
                        day,
                        day.plusYears(1),
                        Visibility.PUBLIC)))
                .orThrow();
        clock.forward(Duration.ofDays(2));
        sweep.sweep();
        assertThat(knowledge.find(code).orElseThrow().body()).isEqualTo("别处来的");
        assertThat(read("/editions/" + id).ok().<String>read("$.state")).isEqualTo("DRAFT");
        assertThat(read("/" + code + "/history").ok().<String>read("$.items[0].act"))
                .isEqualTo("HELD_BACK");

        // seen and written again, it is compared with the newest and may go out
        write(id, version(id), content("医保缴费", TEXT)).ok();
        step(id, "submit", Map.of()).ok();
        as(colleague, () -> step(id, "approve", Map.of())).ok();
        assertThat(knowledge.find(code).orElseThrow().version()).isEqualTo(3);
    }

    @Test
    void aReturnedDraftSaysWhy() {
        String id = inReview("失业金申领");
        as(colleague, () -> step(id, "return", Map.of("reason", "  "))).refused(422, "knowledgebase.field-missing");
        as(colleague, () -> step(id, "return", Map.of("reason", "缺少法律依据"))).ok();
        Answer draft = read("/editions/" + id).ok();
        assertThat(draft.<String>read("$.state")).isEqualTo("DRAFT");
        assertThat(draft.<String>read("$.returnedWhy")).isEqualTo("缺少法律依据");
        assertThat(read("/editions?state=DRAFT").ok().<List<Boolean>>read("$.items[?(@.id=='" + id + "')].returned"))
                .containsExactly(true);
    }

    @Test
    void theReviewerSeesWhatChangedWordByWord() {
        String code = published("工伤认定");
        String id = send("/editions", Map.of("code", code)).ok().read("$.id");
        write(id, 1, content("工伤认定", TEXT.replace("本市", "本区"))).ok();
        Answer difference = read("/editions/" + id + "/difference").ok();
        assertThat(difference.<List<String>>read("$[*].field")).containsExactly("body");
        assertThat(difference.<List<String>>read("$[0].lines[?(@.kind=='CHANGED')].after[?(@.changed==true)].text"))
                .containsExactly("区");
    }

    @Test
    void theFormOfAServiceItemBecomesItsText() {
        Map<String, Object> content = content("灵活就业参保", null);
        content.put("service", Map.of("conditions", List.of("年满16周岁"), "steps", List.of("申请", "受理"), "fee", "不收费"));
        String id = send("/editions", Map.of("content", content)).ok().read("$.id");
        step(id, "submit", Map.of()).ok();
        String code = code(id);
        as(colleague, () -> step(id, "approve", Map.of())).ok();
        assertThat(knowledge.find(code).orElseThrow().body())
                .isEqualTo("## 办理条件\n\n- 年满16周岁\n\n## 办理步骤\n\n1. 申请\n2. 受理\n\n## 收费\n\n不收费");
        String next = send("/editions", Map.of("code", code)).ok().read("$.id");
        assertThat(read("/editions/" + next).ok().<List<String>>read("$.content.service.steps"))
                .containsExactly("申请", "受理");
    }

    @Test
    void withdrawnItIsGoneForEverybodyAtOnceAndItsNextEditionBringsItBack() {
        String code = published("旧政策口径说明");
        await().atMost(Duration.ofSeconds(15)).until(() -> finds("旧政策口径说明", code));
        send("/" + code + "/withdraw", Map.of("version", 1)).refused(422, "knowledgebase.field-missing");
        send("/" + code + "/withdraw", Map.of("version", 2, "reason", "已废止"))
                .refused(409, "knowledgebase.article-changed");
        send("/" + code + "/withdraw", Map.of("version", 1, "reason", "已废止")).ok();
        assertThat(knowledge.find(code)).isEmpty();
        read("/" + code).refused(404, "knowledgebase.withdrawn");
        await().atMost(Duration.ofSeconds(15)).until(() -> !finds("旧政策口径说明", code));
        assertThat(read("/" + code + "/life").ok().<String>read("$.withdrawn.why"))
                .isEqualTo("已废止");
        assertThat(read("/articles?which=WITHDRAWN&size=200").ok().<List<String>>read("$.items[*].code"))
                .contains(code);
        assertThat(read("/articles?size=200").ok().<List<String>>read("$.items[*].code"))
                .doesNotContain(code);

        String id = send("/editions", Map.of("code", code)).ok().read("$.id");
        step(id, "submit", Map.of()).ok();
        as(colleague, () -> step(id, "approve", Map.of())).ok();
        await().atMost(Duration.ofSeconds(15)).until(() -> finds("旧政策口径说明", code));
        assertThat(knowledge.find(code).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void whatIsToBeReadAgainIsListedUntilSomebodyFindsItRight() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        Map<String, Object> content = content("年度缴费基数", TEXT);
        content.put("reviewBy", today.plusDays(20).toString());
        String id = send("/editions", Map.of("content", content)).ok().read("$.id");
        String code = code(id);
        step(id, "submit", Map.of()).ok();
        as(colleague, () -> step(id, "approve", Map.of())).ok();
        published("年年有效");
        assertThat(due()).contains(code);
        assertThat(read("/counts").ok().<Integer>read("$.due")).isEqualTo(due().size());
        as(stranger, () -> read("/counts")).ok();

        send(
                        "/" + code + "/confirm",
                        Map.of("version", 1, "reviewBy", today.plusYears(4).toString()))
                .refused(422, "knowledgebase.review-day");
        send("/" + code + "/confirm", Map.of("version", 1)).ok();
        assertThat(due()).doesNotContain(code);
        assertThat(knowledge.find(code).orElseThrow().reviewBy()).isEqualTo(today.plusYears(1));
        assertThat(read("/" + code + "/history").ok().<String>read("$.items[0].act"))
                .isEqualTo("CONFIRMED");
    }

    @Test
    void aListIsSearchedByWordsOfTitlesAndByCodes() {
        String code = published("残疾人两项补贴ＡＢＣ（2026）");
        published("残疾人证怎么办");
        String draft = draft("残疾人乘车100%免费");

        assertThat(found("/articles?q=补贴 残疾")).containsExactly(code);
        assertThat(found("/articles?q=abc 2026")).containsExactly(code);
        assertThat(found("/articles?q=" + code.toLowerCase(Locale.ROOT))).containsExactly(code);
        assertThat(found("/articles?q=残疾 车")).isEmpty();
        assertThat(found("/articles?which=WITHDRAWN&q=残疾")).isEmpty();
        assertThat(found("/editions?state=DRAFT&q=残疾 100%")).containsExactly(code(draft));
        assertThat(found("/editions?q=残疾_")).isEmpty();
        assertThat(as(stranger, () -> read("/articles?q=残疾")).ok().<List<String>>read("$.items[*].code"))
                .isEmpty();
    }

    @Test
    void whatIsFoundIsPagedToo() {
        published("公租房申请甲");
        published("公租房申请乙");
        published("公租房申请丙");

        Answer first = read("/articles?q=公租房申请&size=2").ok();
        Answer second =
                read("/articles?q=公租房申请&size=2&after=" + first.read("$.next")).ok();

        assertThat(first.<List<String>>read("$.items[*].code")).hasSize(2);
        assertThat(second.<List<String>>read("$.items[*].code"))
                .hasSize(1)
                .doesNotContainAnyElementsOf(first.<List<String>>read("$.items[*].code"));
        assertThat(second.<@Nullable String>read("$.next")).isNull();
    }

    private List<String> found(String path) {
        return read(path).ok().read("$.items[*].code");
    }

    @Test
    void theListOfWhatIsDueIsPagedByUrgency() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        for (int days : new int[] {9, 7, 8}) {
            knowledge
                    .publish(List.of(new NewArticle(
                            "DUE-" + days,
                            "将到期" + days,
                            null,
                            "paging",
                            "x",
                            List.of(),
                            "正文",
                            today,
                            today.plusDays(days),
                            Visibility.PUBLIC)))
                    .orThrow();
        }
        signedIn.as(supervisor);
        Answer first = read("/articles?which=DUE&department=paging&size=2").ok();
        assertThat(first.<List<String>>read("$.items[*].code")).containsExactly("DUE-7", "DUE-8");
        Answer second = read("/articles?which=DUE&department=paging&size=2&after=" + first.read("$.next"))
                .ok();
        assertThat(second.<List<String>>read("$.items[*].code")).containsExactly("DUE-9");
        assertThat(second.<Object>read("$.next")).isNull();
    }

    private List<String> due() {
        return read("/articles?which=DUE&size=200").ok().read("$.items[*].code");
    }

    private boolean finds(String words, String code) {
        return index.search(KnowledgeQuery.of(words, false, 10)).stream()
                .anyMatch(hit -> hit.code().equals(code));
    }
}
