package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.civicline.foundation.Department;
import org.civicline.foundation.Role;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** Files that are taken in: who may, what is wrong with them, and that nothing comes in twice. */
class ImportsTest extends ImportWork {

    private static final String HEADING = "code,name,level,parent";

    private String top = "";

    @BeforeEach
    void codesOfItsOwn() {
        top = "imp" + System.nanoTime();
    }

    @Test
    void departmentsComeInOnceHoweverOftenTheyAreImported() throws Exception {
        String[] lines = {
            "上级编码,级别,名称,编码 *",
            top + ",区级,东区水务局," + top + ".east",
            ",市级,市水务局," + top,
            top + ".east,STREET,河口水务站," + top + ".river"
        };
        JsonNode run = tried(administrator, "departments", lines);
        assertThat(state(run)).isEqualTo("CHECKED");
        assertThat(tally(run)).isEqualTo("3 0 0 0");
        assertThat(departments.find(top)).isEmpty();
        run = taken(administrator, run);
        assertThat(state(run)).isEqualTo("DONE");
        assertThat(tally(run)).isEqualTo("3 0 0 0");
        assertThat(departments.find(top + ".river").orElseThrow())
                .isEqualTo(new Department(top + ".river", "河口水务站", null, Department.Level.STREET, top + ".east"));
        List<String> order = departments.all().stream().map(Department::code).toList();
        assertThat(order).containsSubsequence(top, top + ".east", top + ".river");

        assertThat(tally(taken(administrator, tried(administrator, "departments", lines))))
                .isEqualTo("0 0 3 0");
        lines[1] = top + ",区级,东区水利局," + top + ".east";
        assertThat(tally(taken(administrator, tried(administrator, "departments", lines))))
                .isEqualTo("0 1 2 0");
        assertThat(departments.find(top + ".east").orElseThrow().name()).isEqualTo("东区水利局");
        assertThat(rowsLeft()).isZero();
    }

    private int rowsLeft() {
        return jdbc.sql(
                        "SELECT (SELECT count(*) FROM foundation.import_row) + (SELECT count(*) FROM foundation.import_file)")
                .query(Integer.class)
                .single();
    }

    @Test
    void eachFaultIsToldByRowAndColumnWithItsRemedyInBothLanguages() throws Exception {
        JsonNode run = tried(
                administrator,
                "departments",
                HEADING,
                top + ",市水务局,市级,",
                ",无编码,市级,",
                "有汉字,名称,市级,",
                top + ".a,名称,省级,",
                top + ".b,名称,区级,nobody",
                top + ".c,名称,区级," + top + ".a",
                top + ".d,甲,市级," + top + ".e",
                top + ".e,乙,市级," + top + ".d",
                top + ".f,丙,区级," + top,
                top + ".g,丁,市级," + top + ".f",
                top + ".f,戊,区级," + top,
                top + ".h," + "长".repeat(51) + ",市级,",
                top + ".i,\u0001,市级,");
        assertThat(problems(administrator, run))
                .containsExactly(
                        "3 编码 missing",
                        "4 编码 no-code",
                        "5 级别 no-choice",
                        "6 上级编码 unknown-parent",
                        "7 上级编码 parent-faulty",
                        "8 上级编码 circle",
                        "9 上级编码 circle",
                        "11 级别 above-parent",
                        "12 编码 twice",
                        "13 名称 too-long",
                        "14 名称 characters");
        String path = "/imports/runs/" + id(run) + "/problems";
        JsonNode chinese = get(administrator, path + "?after=5_1&size=1").body();
        assertThat(chinese.get("items").get(0).get("text").asString()).isEqualTo("没有上级“nobody”");
        assertThat(chinese.get("items").get(0).get("remedy").asString()).startsWith("请填上级的编码");
        assertThat(chinese.get("next").asString()).isEqualTo("6_1");
        JsonNode english = call(administrator, MockMvcRequestBuilders.get(API + path + "?after=5_1"), "en")
                .body();
        assertThat(english.get("items").get(0).get("column").asString()).isEqualTo("Parent code");
        assertThat(english.get("items").get(0).get("text").asString())
                .isEqualTo("There is no \"nobody\" to stand below");

        Answer refused = start(administrator, run, true);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo("foundation.import-faulty");
        assertThat(departments.find(top)).isEmpty();
        giveUp(administrator, run);
    }

    @Test
    void whatWasMissingMayComeMeanwhileAndIsFoundByCheckingAgain() throws Exception {
        JsonNode run = tried(administrator, "departments", HEADING, top + ".a,名称,区级," + top);
        assertThat(problems(administrator, run)).containsExactly("2 上级编码 unknown-parent");
        departments.putAll(List.of(new Department(top, "市水务局", null, Department.Level.CITY, null)));
        post(administrator, "/imports/runs/" + id(run) + "/check", "{}");
        run = rested(administrator, id(run));
        assertThat(tally(run)).isEqualTo("1 0 0 0");
        assertThat(state(taken(administrator, run))).isEqualTo("DONE");
    }

    @Test
    void categoriesComeInAsATree() throws Exception {
        JsonNode run =
                tried(administrator, "categories", "编码,名称,上级编码,紧急程度", top + ".lamps,路灯," + top + ",紧急", top + ",市容,,");
        assertThat(tally(taken(administrator, run))).isEqualTo("2 0 0 0");
        assertThat(categories.find(top + ".lamps").orElseThrow())
                .isEqualTo(new Categories.Category(top + ".lamps", "路灯", null, top, Urgency.URGENT));
        assertThat(categories.all().stream().map(Categories.Category::code)).containsSubsequence(top, top + ".lamps");
    }

    @Test
    void onlyOneFileOfAKindIsOnItsWayAndItCanBeGivenUp() throws Exception {
        JsonNode run = tried(administrator, "departments", HEADING, top + ",甲,市级,");
        Answer second = handIn(administrator, "departments", HEADING.getBytes(StandardCharsets.UTF_8));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().get("code").asString()).isEqualTo("foundation.import-open");
        JsonNode other = tried(administrator, "categories", "code,name", top + ",甲");
        giveUp(administrator, run);
        giveUp(administrator, other);
        assertThat(start(administrator, run, false).body().get("code").asString())
                .isEqualTo("foundation.import-other-state");
        assertThat(departments.find(top)).isEmpty();
        assertThat(rowsLeft()).isZero();
    }

    @Test
    void aFileThatIsNoneIsRefusedWithTheReason() throws Exception {
        byte[] noise = new byte[5_000];
        new Random(3).nextBytes(noise);
        refused(noise, "foundation.import-unreadable");
        refused(new byte[0], "foundation.import-no-rows");
        refused(bytes(HEADING), "foundation.import-no-rows");
        refused(bytes("编码,备注\na,b"), "foundation.import-columns-missing");
        refused(bytes("code,name,level,编码\na,b,c,d"), "foundation.import-column-twice");
        refused(bytes(HEADING + "\n" + "a,b,市级,\n".repeat(10_001)), "foundation.import-too-many-rows");
        Answer large = handIn(administrator, "departments", new byte[20 * 1024 * 1024 + 1]);
        assertThat(large.body().get("code").asString()).isEqualTo("foundation.import-too-large");
        assertThat(rowsLeft()).isZero();
    }

    private void refused(byte[] file, String code) throws Exception {
        JsonNode run = rested(
                administrator, id(handIn(administrator, "departments", file).body()));
        assertThat(state(run)).isEqualTo("REFUSED");
        assertThat(run.get("failure").get("code").asString()).isEqualTo(code);
        assertThat(run.get("failure").get("title").asString()).isNotEqualTo(code);
        assertThat(run.get("failure").get("remedy").asString()).isNotEqualTo(code);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(Charset.forName("GB18030"));
    }

    @Test
    void theTemplateIsAFileThatCouldBeHandedIn() throws Exception {
        signedIn.as(administrator);
        byte[] template = download(administrator, "/imports/departments/template");
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(template))) {
            List<String> heading = book.getFirstSheet().read().getFirst().stream()
                    .map(cell -> cell.getText())
                    .toList();
            assertThat(heading).containsExactly("编码 *", "名称 *", "英文名称", "级别 *", "上级编码");
            assertThat(book.getSheet(1).orElseThrow().read()).hasSize(6);
        }
        JsonNode run = rested(
                administrator, id(handIn(administrator, "departments", template).body()));
        assertThat(run.get("failure").get("code").asString()).isEqualTo("foundation.import-no-rows");
    }

    @Test
    void theFaultsCanBeTakenAwayAsATable() throws Exception {
        JsonNode run = tried(administrator, "departments", HEADING, "=1+1,名称,市级,");
        String table = new String(
                download(administrator, "/imports/runs/" + id(run) + "/problems.csv"), StandardCharsets.UTF_8);
        assertThat(table.lines())
                .containsExactly(
                        "\uFEFF\"行\",\"列\",\"错误\",\"怎么改\"",
                        "\"2\",\"编码\",\"编码不符合要求\",\"只用字母、数字、“.”、“-”和“_”，长度见模板说明。\"");
        giveUp(administrator, run);
    }

    private byte[] download(org.civicline.foundation.StaffMember by, String path) throws Exception {
        signedIn.as(by);
        var authentication = org.springframework.security.core.context.SecurityContextHolder.getContext()
                .getAuthentication();
        return browser()
                .perform(MockMvcRequestBuilders.get(API + path)
                        .principal(java.util.Objects.requireNonNull(authentication))
                        .header("Accept-Language", "zh-CN"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    @Test
    void eachRoleTakesInWhatIsItsOwn() throws Exception {
        var security = signedIn.newStaff("hotline", Role.SECURITY_ADMIN);
        assertThat(kinds(administrator)).contains("departments", "categories").doesNotContain("staff", "old-tickets");
        assertThat(kinds(supervisor)).doesNotContain("departments", "categories", "staff");
        assertThat(kinds(security)).doesNotContain("departments", "categories", "old-tickets");
        Answer forbidden = handIn(supervisor, "departments", bytes(HEADING));
        assertThat(forbidden.status()).isEqualTo(403);
        JsonNode run = tried(administrator, "departments", HEADING, top + ",甲,市级,");
        for (String step : List.of("start", "check", "cancel")) {
            assertThat(post(supervisor, "/imports/runs/" + id(run) + "/" + step, "{\"note\":\"n\"}")
                            .status())
                    .isEqualTo(404);
        }
        assertThat(get(security, "/imports/runs/" + id(run) + "/problems").status())
                .isEqualTo(404);
        giveUp(administrator, run);
    }

    private List<String> kinds(org.civicline.foundation.StaffMember by) throws Exception {
        return get(by, "/imports")
                .body()
                .valueStream()
                .map(one -> one.get("kind").asString())
                .toList();
    }

    @Test
    void whatIsDoneWithFilesIsInTheAudit() throws Exception {
        JsonNode run = taken(administrator, tried(administrator, "departments", HEADING, top + ",甲,市级,"));
        assertThat(jdbc.sql("SELECT action FROM foundation.audit_entry WHERE subject = ? ORDER BY id")
                        .param("import:" + id(run))
                        .query(String.class)
                        .list())
                .containsExactly("import.handed-in", "import.started", "import.finished");
    }
}
