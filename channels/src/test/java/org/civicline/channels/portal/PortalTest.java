package org.civicline.channels.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.civicline.channels.ChannelsTest;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.StaffId;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.Besides;
import org.civicline.knowledgebase.Knowledge.NewArticle;
import org.civicline.knowledgebase.Knowledge.Origin;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.KnowledgeIndex;
import org.civicline.knowledgebase.KnowledgeQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The citizens' pages as a browser without scripts gets them. */
@ChannelsTest
class PortalTest {

    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    @Value("${local.server.port}")
    private int port;

    @Autowired
    private Knowledge knowledge;

    @Autowired
    private KnowledgeIndex index;

    @Autowired
    private Departments departments;

    @Autowired
    private JdbcClient jdbc;

    private HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void publishArticles() throws InterruptedException {
        departments.putAll(List.of(new Department("water", "水务局", "Water Bureau", Department.Level.CITY, null)));
        knowledge
                .publish(List.of(
                        article("P-1", "水费账单异议怎么办", "Disputing a water bill", Visibility.PUBLIC),
                        article("P-2", "水费账单内部口径", null, Visibility.STAFF)))
                .orThrow();
        until(() -> index.search(KnowledgeQuery.of("水费账单", true, 10)).size() >= 2);
    }

    private static void until(BooleanSupplier indexed) throws InterruptedException {
        long until = System.nanoTime() + 20_000_000_000L;
        while (!indexed.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not indexed in 20 s");
            }
            Thread.sleep(20);
        }
    }

    @Test
    void theFirstPageOffersThePersonTheSearchAndHowItWorks() throws Exception {
        String page = get("/", null).body();

        assertThat(page)
                .contains("<html lang=\"zh-CN\"", "href=\"tel:12345\"", "href=\"/call\"", "action=\"/search\"")
                .contains("您的诉求怎么办", "110（报警）")
                .contains("<script src=\"/assets/suggest.js\" defer></script>")
                .doesNotContain("??", "<script>", "style=");
    }

    @Test
    void theFirstPageIsLightAndTakesNothingFromElsewhere() throws Exception {
        String page = get("/", null).body();
        int octets = page.getBytes(StandardCharsets.UTF_8).length;
        Matcher assets = ASSET.matcher(page);
        while (assets.find()) {
            HttpResponse<String> asset = get(assets.group(1), null);
            assertThat(asset.statusCode()).isEqualTo(200);
            assertThat(asset.body()).doesNotContain("url(http", "@import");
            octets += asset.body().getBytes(StandardCharsets.UTF_8).length;
        }

        assertThat(octets).isLessThan(100_000);
        assertThat(page).doesNotContain("src=\"http", "href=\"http");
    }

    @Test
    void itIsEnglishForWhoeverAsksForIt() throws Exception {
        String page = get("/?lang=en", null).body();

        assertThat(page)
                .contains("<html lang=\"en\"", "Talk to a person", "href=\"/?lang=zh-CN\"")
                .doesNotContain("??");
        assertThat(get("/", "en-GB").body()).contains("Talk to a person");
    }

    @Test
    void whileSomebodyTypesPublicArticlesAreSuggestedInTheirLanguage() throws Exception {
        assertThat(suggest("水费", "zh-CN"))
                .contains("\"code\":\"P-1\"", "水费账单异议怎么办", "zh-CN")
                .doesNotContain("P-2");
        assertThat(suggest("sfzd", "en")).contains("Disputing a water bill", "\"en\"");
        assertThat(suggest("", "zh-CN")).isEqualTo("{\"items\":[]}");
        assertThat(get("/", null).body()).contains("data-suggestions=\"{} 条建议，用上下键选择\"");
    }

    @Test
    void anArticleLeadsToOthersOnTheSameMatterThatAreForEverybody() throws Exception {
        knowledge
                .publish(List.of(article("P-4", "水费账单怎么看", "Reading a water bill", Visibility.PUBLIC)))
                .orThrow();
        until(() -> index.related("P-1", false, 3).stream()
                .anyMatch(one -> one.code().equals("P-4")));

        assertThat(get("/articles/P-1", null).body())
                .contains("相关内容", "href=\"/articles/P-4", "水费账单怎么看")
                .doesNotContain("/articles/P-2", "??");
        assertThat(get("/articles/P-1?lang=en", null).body()).contains("On the same matter", "Reading a water bill");
    }

    @Test
    void theSearchShowsPublicArticlesWithWhatMatchedMarked() throws Exception {
        String page = search("水费账单");

        assertThat(page).contains("水费账单异议怎么办", "/articles/P-1", "<mark>", "水务局").doesNotContain("内部口径", "??");
        assertThat(page).contains("value=\"水费账单\"");
    }

    @Test
    void aSureAnswerIsQuotedWithItsSourceAndDateBeforeTheOthers() throws Exception {
        String page = search("水费账单异议怎么办");

        assertThat(page)
                .contains(
                        "<h2 id=\"answer-title\">答案</h2>",
                        "<blockquote class=\"passage\"",
                        "摘自",
                        "水务局",
                        "2026-01-01 起施行")
                .doesNotContain("不能确定", "??");
    }

    @Test
    void whereNoneIsSureThatIsSaidWithTheWayToAPerson() throws Exception {
        assertThat(search("账单水费啊"))
                .contains("不能确定哪一条回答了您的问题", "请拨 12345", "水费账单异议怎么办")
                .doesNotContain("answer-title", "??");
    }

    @Test
    void whatIsNotFoundIsSaidWithWhatToDoNext() throws Exception {
        assertThat(search("zzzzqqq")).contains("没有找到“zzzzqqq”的内容", "href=\"tel:12345\"");
        assertThat(search("   ")).contains("请输入想了解的事");
    }

    @Test
    void whateverIsTypedIsOnlyText() throws Exception {
        assertThat(search("<script>alert(1)</script>"))
                .doesNotContain("<script>")
                .contains("&lt;script&gt;");
        assertThat(search("\"+-&|!(){}[]^~*?:\\/ AND OR NOT 😀")).contains("<main");
        assertThat(search("长".repeat(500))).contains("长".repeat(200)).doesNotContain("长".repeat(201));
    }

    @Test
    void anArticleSaysWhoIsResponsibleAndOffersAPerson() throws Exception {
        HttpResponse<String> page = get("/articles/P-1?q=" + encoded("水费"), null);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("水费账单异议怎么办", "水务局", "2026-01-01", "href=\"tel:12345\"", "/search?q=")
                .doesNotContain("??");
        assertThat(get("/articles/P-1?lang=en", null).body()).contains("Disputing a water bill", "Water Bureau");
    }

    @Test
    void whoFollowsTheLinkOfAWithdrawnArticleIsToldSoAndWhatWasForStaffIsNotNamed() throws Exception {
        knowledge
                .publish(List.of(
                        article("P-5", "旧水费标准", "Old water rates", Visibility.PUBLIC),
                        article("P-6", "旧水费口径", null, Visibility.STAFF)))
                .orThrow();
        var supervisor = new StaffId(UUID.randomUUID());
        assertThat(knowledge.withdraw("P-5", 1, supervisor, "标准已调整")).isTrue();
        assertThat(knowledge.withdraw("P-6", 1, supervisor, "标准已调整")).isTrue();

        HttpResponse<String> page = get("/articles/P-5", null);
        assertThat(page.statusCode()).isEqualTo(410);
        assertThat(page.body())
                .containsPattern("《旧水费标准》已于 \\d{4}-\\d\\d-\\d\\d 撤下")
                .contains("value=\"旧水费标准\"", "href=\"tel:12345\"")
                .doesNotContain("标准已调整", "可以申请核查", "??");
        assertThat(get("/articles/P-5?lang=en", null).body()).contains("“Old water rates” was withdrawn on 20");
        assertThat(get("/articles/P-6", null).statusCode()).isEqualTo(404);
        assertThat(get("/articles/P-6", null).body()).doesNotContain("旧水费口径");
    }

    @Test
    void whoReadsEnglishGetsTheEnglishTextWhereThereIsOne() throws Exception {
        var chinese = article("P-3", "用水过户", "Transferring a water account", Visibility.PUBLIC);
        knowledge
                .publish(List.of(new NewArticle(
                        chinese.code(),
                        chinese.title(),
                        chinese.titleEn(),
                        chinese.departmentCode(),
                        chinese.categoryCode(),
                        chinese.keywords(),
                        chinese.body(),
                        chinese.validFrom(),
                        chinese.reviewBy(),
                        chinese.visibility(),
                        new Besides(null, "Bring your **identity card**.", null),
                        new Origin(null, null, null),
                        null)))
                .orThrow();

        assertThat(get("/articles/P-3?lang=en", null).body())
                .contains("Bring your <strong>identity card</strong>.", "<div class=\"prose\" lang=\"en\"")
                .doesNotContain("可以申请核查");
        assertThat(get("/articles/P-3", null).body())
                .contains("可以申请核查", "<div class=\"prose\" lang=\"zh-CN\"")
                .doesNotContain("Bring your");
        assertThat(get("/articles/P-1?lang=en", null).body()).contains("可以申请核查");
    }

    @Test
    void aReaderSaysWhetherAnArticleWasUsefulAndWhyNotAndThinksBetterOfIt() throws Exception {
        assertThat(get("/articles/P-1?q=" + encoded("水费"), null).body())
                .contains("这条内容对您有用吗？", "action=\"/articles/P-1/opinion\"", "不记名")
                .doesNotContain("哪里不好？", "??");

        HttpResponse<String> sent = say("P-1", "version=1&useful=false&q=" + encoded("水费 & 账单"), null);
        assertThat(sent.statusCode()).isEqualTo(302);
        String there = sent.headers().firstValue("Location").orElseThrow();
        String cookie = sent.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(there).endsWith("/articles/P-1?q=" + encoded("水费 & 账单").replace("+", "%20") + "&said=taken#opinion");
        assertThat(cookie)
                .startsWith("reader=")
                .contains("HttpOnly", "SameSite=Strict")
                .doesNotContain("Max-Age");

        String number = cookie.substring(0, cookie.indexOf(';'));
        assertThat(withCookie("/articles/P-1", number)).contains("哪里不好？", "看不懂", "谢谢您的意见");
        say("P-1", "version=1&useful=false&why=HARD_TO_UNDERSTAND", number);
        assertThat(withCookie("/articles/P-1?lang=en", number))
                .contains("reaches the department", "Useful after all")
                .doesNotContain("What is wrong with it?", "??");
        say("P-1", "version=1&useful=true&why=HARD_TO_UNDERSTAND", number);
        assertThat(withCookie("/articles/P-1", number)).contains("您说这条内容有用。");

        assertThat(get("/articles/P-1", null).body()).contains("这条内容对您有用吗？");
        assertThat(jdbc.sql("SELECT useful || ' ' || coalesce(why, '-') FROM knowledgebase.opinion WHERE code = 'P-1'")
                        .query(String.class)
                        .list())
                .contains("true -");
    }

    @Test
    void nobodyJudgesOverTheWebWhatIsForStaffOrNotThereYet() throws Exception {
        assertThat(say("P-2", "version=1&useful=true", null).statusCode()).isEqualTo(404);
        assertThat(say("P-1", "version=2&useful=true", null).statusCode()).isEqualTo(404);
        assertThat(say("P-1", "version=0&useful=true", null).statusCode()).isEqualTo(404);
        assertThat(say("P-1", "version=1&useful=true&why=WHATEVER", null).statusCode())
                .isEqualTo(400);
        assertThat(say("P-1", "version=1&useful=true", "reader=nonsense").statusCode())
                .isEqualTo(302);
    }

    @Test
    void fromOneNetworkNotEndlesslyManyOpinionsAreTaken() throws Exception {
        http = HttpClient.newBuilder()
                .localAddress(InetAddress.getByName("127.0.0.2"))
                .build();
        String there = "";
        for (int i = 0; i <= 60 && !there.contains("said=later"); i++) {
            there = say("P-1", "version=1&useful=true", null)
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
        }

        assertThat(there).contains("said=later");
        assertThat(get(there.substring(there.indexOf("/articles")).replace("#opinion", ""), null)
                        .body())
                .contains("这一条没有收下", "这条内容对您有用吗？");
    }

    private HttpResponse<String> say(String code, String form, @Nullable String cookie) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/articles/" + code + "/opinion"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (cookie != null) {
            request.header("Cookie", cookie);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private String withCookie(String path, String cookie) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html")
                .header("Cookie", cookie)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    @Test
    void whatIsForStaffOrNotThereIsNotFound() throws Exception {
        for (String path : List.of("/articles/P-2", "/articles/none", "/nowhere", "/articles/%00")) {
            HttpResponse<String> page = get(path, null);
            assertThat(page.statusCode()).as(path).isBetween(400, 404);
            assertThat(page.body()).as(path).doesNotContain("内部口径", "Exception");
        }
        assertThat(get("/nowhere", null).body()).contains("没有找到这个页面", "href=\"tel:12345\"");
    }

    private String search(String query) throws Exception {
        HttpResponse<String> page = get("/search?q=" + encoded(query), null);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private String suggest(String typed, String language) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/suggest?q=" + encoded(typed)))
                .header("Accept-Language", language);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    private static String encoded(String query) {
        return URLEncoder.encode(query, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> get(String path, @Nullable String language) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept", "text/html");
        if (language != null) {
            request.header("Accept-Language", language);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static NewArticle article(String code, String title, @Nullable String titleEn, Visibility visibility) {
        return new NewArticle(
                code,
                title,
                titleEn,
                "water",
                "water.bill",
                List.of("水费", "账单"),
                "对水费账单有异议，可以申请核查。\n\n## 办理步骤\n\n1. 拨打热线\n2. 提供户号\n",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2099, 1, 1),
                visibility);
    }
}
