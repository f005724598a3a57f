package org.civicline.channels.portal;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.civicline.channels.ChannelsTest;
import org.civicline.foundation.Role;
import org.civicline.testkit.HeaderSignIn;
import org.civicline.testkit.SignedIn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Citizens download the files of articles that are for everybody, without a script and without an account. */
@ChannelsTest
class PortalFilesTest {

    private static final Pattern LINK =
            Pattern.compile("<a href=\"(/articles/[^\"]+/files/[^\"]+)\" download>(.*?)</a>");

    @Value("${local.server.port}")
    private int port;

    @Value("${civicline.article-files.dir}")
    private Path folder = Path.of("");

    @Autowired
    private SignedIn signedIn;

    @Autowired
    private JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private String writer = "";
    private String reviewer = "";

    @BeforeEach
    void people() {
        writer = signedIn.newStaff("water", Role.OFFICER).id().toString();
        reviewer = signedIn.newStaff("water", Role.OFFICER).id().toString();
        signedIn.out();
    }

    @AfterEach
    void out() {
        signedIn.out();
    }

    private HttpResponse<String> staff(String who, String method, String path, BodyPublisher body, String type)
            throws Exception {
        var request = HttpRequest.newBuilder(uri("/api/v1/staff/knowledge" + path))
                .header(HeaderSignIn.STAFF, who)
                .header(HeaderSignIn.ROLE, "OFFICER")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", type)
                .method(method, body);
        var answer = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return answer;
    }

    private String said(String who, String path, String json) throws Exception {
        return staff(who, "POST", path, BodyPublishers.ofString(json), "application/json")
                .body();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        var request = HttpRequest.newBuilder(uri(path)).header("Accept", "text/html,*/*");
        return http.send(request.build(), BodyHandlers.ofByteArray());
    }

    private String page(String path) throws Exception {
        return new String(get(path).body(), StandardCharsets.UTF_8);
    }

    /** A draft with a text file of so many bytes. @return its edition and its code */
    private String[] draft(String visibility, String name, int bytes) throws Exception {
        String begun = said(writer, "/editions", """
                {"content": {"title": "用水报装", "categoryCode": "water.new", "keywords": [], "body": "先填申请表。",
                 "visibility": "%s"}}""".formatted(visibility));
        String id = JsonPath.read(begun, "$.id");
        staff(
                writer,
                "POST",
                "/editions/" + id + "/files?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8),
                BodyPublishers.ofString("填".repeat(bytes / 3)),
                "application/octet-stream");
        return new String[] {id, JsonPath.read(begun, "$.code")};
    }

    private String published(String visibility, String name, int bytes) throws Exception {
        String[] draft = draft(visibility, name, bytes);
        publish(draft[0]);
        return draft[1];
    }

    private void publish(String edition) throws Exception {
        for (String step : new String[] {"submit", "approve"}) {
            var now = staff(reviewer, "GET", "/editions/" + edition, BodyPublishers.noBody(), "application/json");
            int version = JsonPath.read(now.body(), "$.version");
            said(step.equals("submit") ? writer : reviewer, "/editions/" + edition + "/" + step, """
                    {"version": %d}""".formatted(
                            version));
        }
    }

    private String link(String code) throws Exception {
        var link = LINK.matcher(page("/articles/" + code));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    @Test
    void theLinkSaysWhatItIsAndLeadsToIt() throws Exception {
        String code = published("PUBLIC", "申请表<新>.txt", 34 * 1_024);
        var link = LINK.matcher(page("/articles/" + code));
        assertThat(link.find()).isTrue();
        assertThat(link.group(2)).isEqualTo("<span lang=\"zh-CN\">申请表&lt;新&gt;</span>（文本，34 KB）");
        assertThat(page("/articles/" + code + "?lang=en"))
                .contains("Files to download", "</span> (text, 34 KB)</a>")
                .doesNotContain("??");

        HttpResponse<byte[]> file = get(link.group(1));
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(new String(file.body(), StandardCharsets.UTF_8))
                .startsWith("填填")
                .hasSize(34 * 1_024 / 3);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains(URLEncoder.encode("申请表_新_.txt", StandardCharsets.UTF_8));
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.headers().firstValue("Content-Security-Policy")).contains("default-src 'none'; sandbox");
        assertThat(page("/articles/" + published("PUBLIC", "大.txt", 2_516_584))).contains("（文本，2.4 MB）");
    }

    @Test
    void nobodyGetsWhatIsNotForEverybodyOrNotPublishedAnyMore() throws Exception {
        String open = published("PUBLIC", "表.txt", 300);
        String link = link(open);
        String file = link.substring(link.lastIndexOf('/'));
        for (String visibility : new String[] {"STAFF", "DEPARTMENT"}) {
            String inside = published(visibility, "内部.txt", 300);
            assertThat(get("/articles/" + inside + "/files" + newest()).statusCode())
                    .isEqualTo(404);
            assertThat(get("/articles/" + open + "/files" + newest()).statusCode())
                    .isEqualTo(404);
        }
        String[] draft = draft("PUBLIC", "还没发布.txt", 300);
        assertThat(get("/articles/" + draft[1] + "/files" + newest()).statusCode())
                .isEqualTo(404);
        assertThat(get("/articles/" + open + "/files/nothing").statusCode()).isEqualTo(404);

        String next = JsonPath.read(said(writer, "/editions", "{\"code\": \"%s\"}".formatted(open)), "$.id");
        staff(writer, "DELETE", "/editions/" + next + "/files" + file, BodyPublishers.noBody(), "application/json");
        assertThat(get(link).statusCode()).as("the draft is nobody's yet").isEqualTo(200);
        publish(next);
        assertThat(page("/articles/" + open)).doesNotContain("附件下载");
        assertThat(get(link).statusCode()).isEqualTo(404);

        String other = published("PUBLIC", "撤下.txt", 300);
        String gone = link(other);
        said(writer, "/" + other + "/withdraw", "{\"version\": 1, \"reason\": \"不对\"}");
        assertThat(get(gone).statusCode()).isEqualTo(404);
    }

    @Test
    void oneThatIsDamagedIsNotThere() throws Exception {
        String link = link(published("PUBLIC", "坏了.txt", 300));
        String name = jdbc.sql("SELECT file::text FROM knowledgebase.file ORDER BY id DESC LIMIT 1")
                .query(String.class)
                .single();
        Files.writeString(folder.toAbsolutePath().resolve(name.substring(0, 2)).resolve(name), "forged");
        assertThat(get(link).statusCode()).isEqualTo(404);
        assertThat(page(link)).contains("没有找到这个页面");
    }

    private String newest() {
        return "/"
                + jdbc.sql("SELECT id FROM knowledgebase.file ORDER BY id DESC LIMIT 1")
                        .query(UUID.class)
                        .single();
    }
}
