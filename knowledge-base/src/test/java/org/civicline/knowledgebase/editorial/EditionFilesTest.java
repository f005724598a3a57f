package org.civicline.knowledgebase.editorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.civicline.knowledgebase.Knowledge;
import org.civicline.knowledgebase.Knowledge.NewArticle;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.attachments.ArticleFileSweep;
import org.civicline.testkit.AtOnce;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** Files are put on drafts, go out with the version, and stay what they were in those before. */
class EditionFilesTest extends FileWork {

    @Autowired
    Knowledge knowledge;

    @Autowired
    ArticleFileSweep files;

    @Autowired
    ZoneId zone;

    @Value("${civicline.article-files.dir}")
    Path folder = Path.of("");

    @Test
    void theNextVersionBeginsWithThemAndThePublishedOneStaysAsItWas() throws Exception {
        String code = publishedWith("居住证申领", "申请表.pdf", "填写说明.pdf");
        List<String> ids = idsOf(code);
        assertThat(namesOf(code)).containsExactly("申请表", "填写说明");

        String next = begunNext(code);
        assertThat(names(next)).containsExactly("申请表", "填写说明");
        assertThat(remove(next, ids.getFirst()).ok().<List<String>>read("$.files[*].name"))
                .containsExactly("填写说明");
        String newer = added(next, "申请表.pdf", OTHER_PDF);
        assertThat(namesOf(code)).containsExactly("申请表", "填写说明");
        assertThat(download("/" + code + "/files/" + ids.getFirst()).getContentAsByteArray())
                .isEqualTo(PDF);
        assertThat(download("/" + code + "/files/" + newer).getStatus()).isEqualTo(404);

        publish(next);
        assertThat(namesOf(code)).containsExactly("填写说明", "申请表");
        assertThat(download("/" + code + "/files/" + newer).getContentAsByteArray())
                .isEqualTo(OTHER_PDF);
        assertThat(download("/" + code + "/files/" + ids.getLast()).getStatus()).isEqualTo(200);
        assertThat(download("/" + code + "/files/" + ids.getFirst()).getStatus())
                .as("not in this version")
                .isEqualTo(404);
        assertThat(read("/" + code + "/version?number=1").ok().<List<String>>read("$.files[*].id"))
                .isEqualTo(ids);
        assertThat(download("/" + code + "/version/files/" + ids.getFirst() + "?number=1")
                        .getContentAsByteArray())
                .isEqualTo(PDF);
    }

    @Test
    void whatChangedInThemIsShownToWhoeverReviews() {
        String code = publishedWith("生育津贴", "申请表.pdf", "旧表.pdf");
        List<String> ids = idsOf(code);
        String next = begunNext(code);
        assertThat(read("/editions/" + next + "/difference").ok().<List<String>>read("$[*].field"))
                .isEmpty();
        remove(next, ids.getLast()).ok();
        change(next, ids.getFirst(), Map.of("name", "津贴申请表")).ok();
        added(next, "授权书", word());
        as(writer, () -> step(next, "submit", Map.of())).ok();

        Answer seen =
                as(colleague, () -> read("/editions/" + next + "/difference")).ok();
        assertThat(seen.<List<String>>read("$[*].field")).containsExactly("files");
        assertThat(seen.<List<String>>read("$[0].lines[*].kind")).containsExactly("CHANGED", "ADDED", "REMOVED");
        assertThat(seen.<String>read("$[0].lines[1].after[0].text")).isEqualTo("授权书.docx");
        assertThat(seen.<String>read("$[0].lines[2].before[0].text")).isEqualTo("旧表.pdf");

        as(colleague, () -> step(next, "approve", Map.of())).ok();
        assertThat(read("/" + code + "/difference?from=1&to=2").ok().<List<String>>read("$[*].field"))
                .containsExactly("files");
    }

    /** A file of the same name and size may say something else. */
    @Test
    void oneThatIsReplacedUnderTheSameNameIsGoneAndCome() {
        String code = publishedWith("失业登记", "登记表.pdf");
        String next = begunNext(code);
        remove(next, idsOf(code).getFirst()).ok();
        added(next, "登记表.pdf", PDF);
        assertThat(read("/editions/" + next + "/difference").ok().<List<String>>read("$[0].lines[*].kind"))
                .containsExactly("ADDED", "REMOVED");
    }

    @Test
    void whatIsPublishedPastTheEditorsKeepsItsFiles() {
        String code = publishedWith("社保转移", "申请表.pdf");
        LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
        knowledge
                .publish(List.of(new NewArticle(
                        code,
                        "社保转移",
                        null,
                        "hrss",
                        "social.card",
                        List.of(),
                        "别处来的",
                        day,
                        day.plusYears(1),
                        Visibility.PUBLIC)))
                .orThrow();
        assertThat(knowledge.find(code).orElseThrow().version()).isEqualTo(2);
        assertThat(namesOf(code)).containsExactly("申请表");
    }

    @Test
    void thoseThatAreSweptAreInNoDraftAndNoVersion() throws Exception {
        String code = publishedWith("工伤认定", "认定表.pdf");
        String published = idsOf(code).getFirst();
        String next = begunNext(code);
        remove(next, published).ok();
        String kept = added(next, "在稿件里.pdf", PDF);
        String dropped = added(next, "拿掉了.pdf", OTHER_PDF);
        String discarded = draft("作废的稿件");
        String gone = added(discarded, "作废.pdf", OTHER_PDF);
        List<Path> staying = List.of(path(published), path(kept));
        List<Path> going = List.of(path(dropped), path(gone));
        remove(next, dropped).ok();
        discard(discarded).ok();
        files.sweep();
        assertThat(going).as("young still").allSatisfy(file -> assertThat(file).exists());
        clock.forward(Duration.ofHours(2));
        files.sweep();
        assertThat(staying).allSatisfy(file -> assertThat(file).exists());
        assertThat(going).allSatisfy(file -> assertThat(file).doesNotExist());
    }

    private Path path(String id) {
        String name = jdbc.sql("SELECT file::text FROM knowledgebase.file WHERE id = CAST(? AS uuid)")
                .param(id)
                .query(String.class)
                .single();
        Path path = folder.toAbsolutePath().resolve(name.substring(0, 2)).resolve(name);
        assertThat(path).exists();
        return path;
    }

    @Test
    void whatIsNoFileForReadersIsRefusedAndNothingStays() throws Exception {
        String id = draft("灵活就业参保");
        attach(id, "空.pdf", new byte[0], key()).refused(422, "foundation.file-empty");
        attach(id, "假.pdf", new byte[] {'M', 'Z', 0, 1}, key()).refused(422, "foundation.file-kind");
        byte[] large = new byte[10 * 1024 * 1024 + 1];
        System.arraycopy(PDF, 0, large, 0, PDF.length);
        attach(id, "大.pdf", large, key()).refused(422, "foundation.file-too-large");
        attach(id, "长".repeat(10_000) + ".pdf", PDF, key()).refused(422, "knowledgebase.field-too-long");
        attach(id, " \u202E ", PDF, key()).refused(422, "knowledgebase.field-missing");
        attach(id, "a\u0000b.pdf", PDF, key()).refused(422, "knowledgebase.unsuitable-characters");
        call(post(files(id)).param("name", "x.pdf").content(PDF)).refused(422, "knowledgebase.idempotency-key");
        assertThat(names(id)).isEmpty();

        String page = added(id, "说明\u202Efdp.html", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        assertThat(names(id)).containsExactly("说明fdp.html");
        var given = download("/editions/" + id + "/files/" + page);
        assertThat(given.getHeader("Content-Type")).isEqualTo("text/plain;charset=UTF-8");
        assertThat(given.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains(".html.txt");
        assertThat(given.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(given.getHeader("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
    }

    @Test
    void sentTwiceItIsThereOnce() throws Exception {
        String id = draft("失业金申领");
        String key = key();
        attach(id, "申领表.pdf", PDF, key).ok();
        long before = stored();
        attach(id, "申领表.pdf", PDF, key).ok();
        assertThat(names(id)).containsExactly("申领表");
        assertThat(stored()).as("the second is not kept").isEqualTo(before);
        attach(id, "别的.pdf", OTHER_PDF, key).refused(409, "knowledgebase.file-key-reused");
        attach(draft("另一份"), "申领表.pdf", PDF, key).refused(409, "knowledgebase.file-key-reused");
        attach(id, "申领表.pdf", OTHER_PDF, key()).refused(409, "knowledgebase.file-name-taken");
        assertThat(stored()).isEqualTo(before);
        added(id, "申领表.docx", word());
        assertThat(names(id)).containsExactly("申领表", "申领表");
    }

    private long stored() throws Exception {
        try (var all = Files.walk(folder.toAbsolutePath())) {
            return all.filter(Files::isRegularFile).count();
        }
    }

    @Test
    void ofThoseWhoSendAtOnceEachIsToldWhatCameOfIt() throws Exception {
        String id = draft("同时上传");
        assertThat(AtOnce.many(4, () -> as(writer, () -> attach(id, "同名.pdf", PDF, key()))).stream()
                        .map(Answer::status))
                .containsExactlyInAnyOrder(201, 409, 409, 409);
        for (int i = 1; i < 18; i++) {
            added(id, i + ".pdf", PDF);
        }
        var room = List.of("甲", "乙", "丙", "丁");
        List<Answer> answers = AtOnce.all(room.stream()
                .<java.util.concurrent.Callable<Answer>>map(name ->
                        () -> as(writer, () -> attach(id, name + ".pdf", PDF, key())))
                .toList());
        assertThat(answers.stream().map(Answer::status)).containsExactlyInAnyOrder(201, 201, 409, 409);
        assertThat(names(id)).hasSize(20);
        attach(id, "多了.pdf", PDF, key()).refused(409, "knowledgebase.too-many-files");
        String key = key();
        String other = draft("同一次上传");
        assertThat(AtOnce.many(3, () -> as(writer, () -> attach(other, "一次.pdf", PDF, key))).stream()
                        .map(Answer::status))
                .containsOnly(201);
        assertThat(names(other)).containsExactly("一次");
    }

    @Test
    void theyStandInTheOrderAndUnderTheNamesTheyAreGiven() {
        String id = draft("排序");
        String first = added(id, "甲.pdf", PDF);
        added(id, "乙.pdf", PDF);
        String third = added(id, "丙.pdf", PDF);
        assertThat(change(id, third, Map.of("place", 0)).ok().<List<String>>read("$.files[*].name"))
                .containsExactly("丙", "甲", "乙");
        change(id, first, Map.of("name", "  申请表 \n（新）", "place", 99)).ok();
        assertThat(names(id)).containsExactly("丙", "乙", "申请表 （新）");
        change(id, first, Map.of("name", "乙")).refused(409, "knowledgebase.file-name-taken");
        change(id, first, Map.of("name", " ")).refused(422, "knowledgebase.field-missing");
        change(id, first, Map.of("name", "长".repeat(201))).refused(422, "knowledgebase.field-too-long");
        remove(id, key()).refused(404, "knowledgebase.unknown-file");
        String code = publish(id);
        assertThat(namesOf(code)).containsExactly("丙", "乙", "申请表 （新）");
    }

    @Test
    void onlyADraftTakesThemAndOnlyFromThoseWhoMayWriteIt() {
        String id = draft("谁能放附件");
        String file = added(id, "表.pdf", PDF);
        for (var who : List.of(stranger, leader, agent)) {
            as(who, () -> attach(id, "别人.pdf", PDF, key())).refused(403, "foundation.forbidden");
            as(who, () -> change(id, file, Map.of("name", "别人"))).refused(403, "foundation.forbidden");
            as(who, () -> remove(id, file)).refused(403, "foundation.forbidden");
        }
        as(writer, () -> step(id, "submit", Map.of())).ok();
        attach(id, "晚了.pdf", PDF, key()).refused(409, "knowledgebase.edition-state");
        change(id, file, Map.of("name", "晚了")).refused(409, "knowledgebase.edition-state");
        remove(id, file).refused(409, "knowledgebase.edition-state");
        attach(key(), "没有.pdf", PDF, key()).refused(404, "knowledgebase.unknown-edition");
    }

    @Test
    void whoeverPutsOneOnHasHadAHandInItAndItIsWrittenDown() {
        String id = draft("四眼");
        String code = code(id);
        long seen = version(id);
        String file = as(colleague, () -> attach(id, "表.pdf", PDF, key())).ok().read("$.files[0].id");
        as(colleague, () -> attach(id, "错的.pdf", PDF, key())).ok();
        as(colleague, () -> remove(id, file)).ok();
        // nobody's words that are being typed are in the way
        as(writer, () -> write(id, seen, content("四眼原则", TEXT))).ok();
        as(writer, () -> step(id, "submit", Map.of())).ok();
        as(colleague, () -> step(id, "approve", Map.of())).refused(403, "knowledgebase.own-edition");
        as(supervisor, () -> step(id, "approve", Map.of())).ok();
        assertThat(read("/" + code + "/history").ok().<List<String>>read("$.items[*].act"))
                .containsExactly("PUBLISHED", "SUBMITTED", "FILE_REMOVED", "FILE_ADDED", "FILE_ADDED", "BEGUN");
        assertThat(jdbc.sql("SELECT action FROM foundation.audit_entry WHERE subject = ? ORDER BY id")
                        .param("article:" + code)
                        .query(String.class)
                        .list())
                .contains("article.file-added", "article.file-removed");
    }
}
