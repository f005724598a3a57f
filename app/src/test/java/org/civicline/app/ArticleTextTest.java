package org.civicline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.civicline.app.Browser.Answer;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.NewArticle;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.ContactPoint;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An agent reads an article out, or sends it to a citizen as a text. */
class ArticleTextTest extends BadInput {

    private static final String TO = "13900139000";

    @Autowired
    private Knowledge knowledge;

    @BeforeAll
    void articles() {
        knowledge
                .publish(List.of(article("AT-1", Visibility.PUBLIC), article("AT-2", Visibility.STAFF)))
                .orThrow();
    }

    @Test
    void anArticleIsHeardInShortSentencesAndFitsIntoAText() throws Exception {
        Answer forms = agent.get(API + "/knowledge/AT-1/forms");

        assertThat(forms.status()).isEqualTo(200);
        assertThat(forms.body()).contains("怎么报修：第1步，拨打水务热线。", "《停水了怎么办》", "\"whole\":true");
        assertThat(agent.get(API + "/knowledge/AT-2/forms").body()).contains("\"message\":null");
    }

    @Test
    void aTextIsSentOnceForEachKey() throws Exception {
        String sending = "{\"to\":\"139 0013 9000\",\"key\":\"" + UUID.randomUUID() + "\"}";

        assertThat(agent.post(API + "/knowledge/AT-1/text", sending).status()).isEqualTo(202);
        assertThat(agent.post(API + "/knowledge/AT-1/text", sending).status()).isEqualTo(202);

        assertThat(texts()).singleElement().asString().startsWith("【").contains("《停水了怎么办》看公告。怎么报修：第1步");
    }

    @Test
    void beforeItIsSentItIsShownWithItsPartsAndWhetherItIsWanted() throws Exception {
        Answer allowed = agent.post(API + "/knowledge/AT-1/text/preview", "{\"to\":\"13900139005\"}");
        CitizenId deaf = citizens.resolve(new ContactPoint(ContactPoint.Kind.PHONE, "13900139006"));
        citizens.change(deaf, new CommunicationProfile("zh-CN", true, false, false))
                .orThrow();

        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.body()).contains("《停水了怎么办》看公告。", "\"parts\":1", "\"may\":\"NOW\"");
        assertThat(agent.post(API + "/knowledge/AT-1/text/preview", "{\"to\":\"13900139006\"}")
                        .body())
                .contains("\"may\":\"NOT\"", "profile-refuses-sms");
        refused(
                agent.post(API + "/knowledge/AT-2/text/preview", "{\"to\":\"13900139005\"}"),
                403,
                "channels.article-not-public");
    }

    @Test
    void whatBecameOfATextIsToldByItsKey() throws Exception {
        UUID key = UUID.randomUUID();
        agent.post(API + "/knowledge/AT-1/text", "{\"to\":\"13900139007\",\"key\":\"" + key + "\"}");

        assertThat(agent.get(API + "/knowledge/AT-1/text?key=" + key).body())
                .containsAnyOf("\"state\":\"QUEUED\"", "\"state\":\"SENDING\"");
        jdbc.sql("""
                UPDATE channels.outbound_text
                SET state = 'not-allowed', reason = 'quiet-hours', ended_at = now(), lease_until = null
                WHERE key LIKE ?
                """).param("article:%" + key).update();
        assertThat(agent.get(API + "/knowledge/AT-1/text?key=" + key).body())
                .contains("\"state\":\"NOT_ALLOWED\"", "quiet-hours");
        refused(agent.get(API + "/knowledge/AT-1/text?key=" + UUID.randomUUID()), 404, "channels.unknown-text");
    }

    @Test
    void whatIsForStaffOnlyOrHasNoReceiverIsNotSent() throws Exception {
        String good = "{\"to\":\"" + TO + "\",\"key\":\"" + UUID.randomUUID() + "\"}";

        refused(agent.post(API + "/knowledge/AT-2/text", good), 403, "channels.article-not-public");
        refused(agent.post(API + "/knowledge/AT-9/text", good), 404, "knowledgebase.unknown-article");
        refused(
                agent.post(API + "/knowledge/AT-1/text", "{\"to\":\"abc\",\"key\":\"" + UUID.randomUUID() + "\"}"),
                422,
                "channels.no-phone-number");
        refused(agent.post(API + "/knowledge/AT-1/text", "{\"to\":\"" + TO + "\"}"), 422, "channels.no-key");
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.body()).contains(code).doesNotContain("??");
    }

    private List<String> texts() {
        return jdbc.sql("SELECT body FROM channels.outbound_text WHERE key LIKE 'article:%' AND recipient = ?")
                .param(TO)
                .query(String.class)
                .list();
    }

    private static NewArticle article(String code, Visibility visibility) {
        return new NewArticle(
                code,
                "停水了怎么办",
                null,
                "bad-input",
                "bad.input",
                List.of(),
                "看公告。\n\n## 怎么报修\n\n1. 拨打水务热线\n",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2036, 1, 1),
                visibility);
    }
}
