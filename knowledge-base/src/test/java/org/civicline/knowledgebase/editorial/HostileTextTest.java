package org.civicline.knowledgebase.editorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.http.MediaType;

/** Whatever is written, nothing of it runs in a reader's browser, and nothing half-kept comes of what cannot be kept. */
class HostileTextTest extends EditorialWork {

    @Test
    void whatWouldRunIsShownAsText() {
        String body = "<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>\n\n[点](javascript:alert(1)) "
                + "![图](data:text/html;base64,PHNjcmlwdD4=)\n\n| <b onclick=a()> |\n|---|\n| <svg/onload=a()> |";
        for (String part : List.of("body", "bodyEn")) {
            Map<String, Object> content = content("坏<script>", "正文");
            content.put(part, body);
            Answer preview = send("/previews", Map.of("content", content)).ok();
            assertThat(preview.<String>read(part.equals("body") ? "$.html" : "$.htmlEn"))
                    .doesNotContain("<script", "<img src=x", "href=\"javascript:", "<svg", "<b onclick")
                    .contains("&lt;script");
        }
    }

    @Test
    void charactersThatCannotBeKeptAreRefusedByField() {
        for (String bad : List.of("一\u0000二", "一\u001b[31m", "一\uD800")) {
            Answer refused = send("/editions", Map.of("content", content("标题", bad)));
            refused.refused(422, "knowledgebase.unsuitable-characters");
            assertThat(refused.<String>read("$.field")).isEqualTo("body");
        }
        send("/editions", Map.of("content", content("长".repeat(201), "正文")))
                .refused(422, "knowledgebase.field-too-long");
    }

    @Test
    void bytesThatAreNoTextAreNoArticle() {
        byte[] broken = "{\"content\":{\"title\":\"坏编码\"}}".getBytes(java.nio.charset.Charset.forName("GB18030"));
        Answer answer = call(post(KNOWLEDGE + "/editions")
                .header("Idempotency-Key", "broken")
                .contentType(MediaType.APPLICATION_JSON)
                .content(broken));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(new String(broken, StandardCharsets.UTF_8)).contains("\uFFFD");
    }

    @Test
    @Timeout(20)
    void aTextOfNothingButShortLinesIsComparedInTime() {
        String before = String.join("\n", Collections.nCopies(25_000, "甲"));
        String after = String.join("\n", Collections.nCopies(25_000, "乙"));
        assertThat(Difference.between(before, after)).hasSize(50_000);
        assertThat(Difference.between("甲乙".repeat(20_000), "乙丙".repeat(20_000))).hasSize(1);
    }

    @Test
    @Timeout(20)
    void aTextNestedWithoutEndIsShownAsItIsWritten() {
        for (String deep : List.of("> ".repeat(20_000) + "深", "*深 ".repeat(15_000) + "深* ".repeat(15_000))) {
            assertThat(send("/previews", Map.of("content", content("深", deep)))
                            .ok()
                            .<String>read("$.html"))
                    .startsWith("<p>")
                    .doesNotContain("<blockquote", "<em>");
        }
    }

    @Test
    void whoeverWritesWhatIsThereAlreadyIsShownIt() {
        String code = published("社会保险费缓缴办法");
        await().pollInSameThread()
                .atMost(Duration.ofSeconds(2))
                .until(() -> !similar("缓缴社会保险费", null).isEmpty());
        assertThat(similar("缓缴社会保险费", null)).contains(code);
        assertThat(similar("缓缴社会保险费", code)).doesNotContain(code);
    }

    private List<String> similar(String title, @org.jspecify.annotations.Nullable String self) {
        return send("/previews", Map.of("code", self == null ? "" : self, "content", content(title, TEXT)))
                .ok()
                .read("$.similar[*].code");
    }
}
