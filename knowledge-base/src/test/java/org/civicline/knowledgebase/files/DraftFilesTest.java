package org.civicline.knowledgebase.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.civicline.foundation.RefusedException;
import org.civicline.knowledgebase.files.ReadFile.Kind;
import org.civicline.knowledgebase.files.ReadFile.Note;
import org.junit.jupiter.api.Test;

/** Files as they come from offices, and as somebody would send them who means harm. */
class DraftFilesTest {

    private static final String NAMES = "xmlns:w=\"w\" xmlns:r=\"r\" xmlns:wp=\"wp\" xmlns:mc=\"mc\" xmlns:m=\"m\"";
    private static final String STYLES = "<w:styles><w:style w:styleId=\"a1\"><w:name w:val=\"heading 1\"/></w:style>"
            + "<w:style w:styleId=\"a3\"><w:name w:val=\"heading 3\"/></w:style>"
            + "<w:style w:styleId=\"t\"><w:name w:val=\"Title\"/></w:style></w:styles>";
    private static final String NUMBERING = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">"
            + "<w:numFmt w:val=\"decimal\"/></w:lvl><w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/></w:lvl></w:abstractNum>"
            + "<w:num w:numId=\"7\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    private static final String LINKS = "<Relationships><Relationship Id=\"r1\" TargetMode=\"External\""
            + " Target=\"https://www.example.gov.cn/a?x=1\"/>"
            + "<Relationship Id=\"r2\" TargetMode=\"External\" Target=\"javascript:alert(1)\"/></Relationships>";

    private final DraftFiles files = new DraftFiles();

    @Test
    void aWordDocumentKeepsHeadingsListsTablesAndLinks() {
        ReadFile read = docx(styled("t", run("社保卡补办"))
                + styled("a1", run("条件"))
                + paragraph(run("在本市") + "<w:r><w:rPr><w:b/></w:rPr><w:t>参保</w:t></w:r>" + run("。"))
                + styled("a3", run("步骤"))
                + item(0, run("到网点"))
                + item(1, run("带身份证"))
                + item(0, "<w:hyperlink r:id=\"r1\">" + run("网上申请") + "</w:hyperlink>")
                + "<w:tbl><w:tr>" + cell("材料") + cell("份数") + "</w:tr><w:tr>" + cell("身份证|正反面") + cell("1")
                + "</w:tr></w:tbl>");

        assertThat(read.title()).isEqualTo("社保卡补办");
        assertThat(read.body()).isEqualTo("""
                ## 条件

                在本市**参保**。

                ### 步骤

                1. 到网点
                   - 带身份证
                2. [网上申请](<https://www.example.gov.cn/a?x=1>)

                | 材料 | 份数 |
                |---|---|
                | 身份证\\|正反面 | 1 |""");
        assertThat(kinds(read)).containsExactly(Kind.HEADING_LEVELS);
    }

    @Test
    void whatAWordDocumentHasBesidesIsLeftOutAndSaid() {
        ReadFile read = docx(paragraph(run("看公告")
                        + "<w:del><w:r><w:delText>旧的电话</w:delText></w:r></w:del><w:ins>" + run("，再打12345") + "</w:ins>"
                        + "<w:r><w:commentReference w:id=\"1\"/></w:r><w:r><w:footnoteReference w:id=\"1\"/></w:r>"
                        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>内部口径</w:t></w:r>"
                        + "<w:r><w:drawing><wp:inline><wp:docPr descr=\"办事大厅门口\"/></wp:inline></w:drawing></w:r>"
                        + "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" + paragraph(run("框里的话"))
                        + "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
                        + paragraph(run("框里的话")) + "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
                        + "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>")
                + paragraph("<w:hyperlink r:id=\"r2\">" + run("点") + "</w:hyperlink>")
                + "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr>" + paragraph(run("合并"))
                + "</w:tc></w:tr>"
                + "<w:tr>" + cell("甲") + cell("乙") + "</w:tr></w:tbl>");

        assertThat(read.body()).startsWith("看公告，再打12345（图：办事大厅门口）\n\n点\n\n| 合并 |  |");
        assertThat(read.notes())
                .contains(
                        new Note(Kind.DELETED, 1, "旧的电话"),
                        new Note(Kind.HIDDEN, 1, "内部口径"),
                        new Note(Kind.PICTURE, 1, "办事大厅门口"),
                        new Note(Kind.TEXT_BOX, 1, "框里的话"),
                        new Note(Kind.LINK, 1, "javascript:alert(1)"),
                        new Note(Kind.MERGED_CELLS, 1, "合并"));
        assertThat(kinds(read)).contains(Kind.COMMENT, Kind.FOOTNOTE, Kind.FORMULA);
    }

    @Test
    void aWebPageLosesProgramsLooksAndWhatStandsAroundIt() {
        ReadFile read = text("page.html", """
                <!DOCTYPE html><html><head><title>市政府 - 停水</title><style>p{color:red}</style></head><body>
                <nav>首页 新闻</nav><!-- 编辑备注 -->
                <h1>停水了怎么办</h1><p onclick="steal()" style="color:red">先看<b>公告</b><script>alert(1)</script>。</p>
                <div style="display: none">看不见</div><h4>报修</h4>
                <ul><li>打<a href="tel:12345">12345</a><ul><li>说地址</li></ul></li><li><a href="/local">本站</a></li></ul>
                <iframe src="http://evil.example"></iframe><img src="a.png" alt="水表"><input value="x">
                <p>1. 不是列表 *星号* &lt;script&gt; # 井号</p><p># 井号开头</p></body></html>""");

        assertThat(read.title()).isEqualTo("停水了怎么办");
        assertThat(read.body()).isEqualTo("""
                先看**公告**。

                ## 报修

                - 打[12345](<tel:12345>)
                  - 说地址
                - 本站

                （图：水表）

                1\\. 不是列表 \\*星号\\* \\<script\\> # 井号

                \\# 井号开头""");
        assertThat(kinds(read))
                .contains(
                        Kind.SCRIPT,
                        Kind.STYLE,
                        Kind.SURROUNDINGS,
                        Kind.HIDDEN,
                        Kind.EMBEDDED,
                        Kind.LINK,
                        Kind.FORM_FIELD);
    }

    @Test
    void markdownIsTakenOverWithoutWhatHtmlIsInIt() {
        ReadFile read = text(
                "a.md", "# 标题\n\n开头 <b onclick=x>粗</b><script>x</script>\n\n## 甲\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");

        assertThat(read.title()).isEqualTo("标题");
        assertThat(read.body()).isEqualTo("开头 **粗**\n\n## 甲\n\n| a | b |\n|---|---|\n| 1 | 2 |");
        assertThat(kinds(read)).contains(Kind.SCRIPT);
        assertThat(text("只有一段.txt", "一段话").title()).isEqualTo("只有一段");
    }

    @Test
    void whatIsReadAgainSaysTheSame() {
        String body = text("a.md", "1. 甲\n   - 乙\n2. 丙 *斜* `码` [链接](https://a.example/x_y)\n\n> 引用\n\n第一行\\\n第二行")
                .body();

        assertThat(text("b.md", body).body()).isEqualTo(body);
    }

    @Test
    void chineseInOlderEncodingsIsReadAndSaid() {
        ReadFile gbk =
                files.read("a.html", "<html><meta charset=gb2312><p>医保卡丢了怎么办</p>".getBytes(Charset.forName("GBK")));
        ReadFile utf16 = files.read("a.txt", "\uFEFF医保卡".getBytes(StandardCharsets.UTF_16LE));

        assertThat(gbk.body()).isEqualTo("医保卡丢了怎么办");
        assertThat(kinds(gbk)).containsExactly(Kind.READ_AS_GB18030);
        assertThat(utf16.body()).isEqualTo("医保卡");
    }

    @Test
    void whatIsNoTextIsRefused() {
        byte[] broken = {(byte) 0xE5, (byte) 0x8C, (byte) 0xFF, (byte) 0xFF, 0x41};
        byte[] nobodyWrites = {(byte) 0xAA, (byte) 0xA1};
        refused("a.md", broken, "knowledgebase.file-encoding");
        refused("a.md", nobodyWrites, "knowledgebase.file-encoding");
        refused("a.md", "a\0b".getBytes(StandardCharsets.UTF_8), "knowledgebase.file-encoding");
        refused("a.docx", "%PDF-1.7".getBytes(StandardCharsets.UTF_8), "knowledgebase.file-kind");
        refused("a.doc", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0}, "knowledgebase.file-kind");
        refused("a.docx", zip(Map.of("xl/workbook.xml", "<x/>")), "knowledgebase.file-kind");
        refused(
                "a.docx",
                "PK\u0003\u0004 no archive".getBytes(StandardCharsets.ISO_8859_1),
                "knowledgebase.file-broken");
        refused("a.docx", zip(Map.of("word/document.xml", "<html/>")), "knowledgebase.file-broken");
        refused("a.html", "<p> </p><script>x</script>".getBytes(StandardCharsets.UTF_8), "knowledgebase.file-empty");
        refused("a.md", "字".repeat(100_001).getBytes(StandardCharsets.UTF_8), "knowledgebase.file-too-long");
    }

    @Test
    void anArchiveThatUnpacksToTooMuchIsRefusedBeforeItIsRead() {
        byte[] bomb = zip(Map.of("word/document.xml", "<w:body>" + " ".repeat(DocxPackage.LARGEST_PART) + "</w:body>"));

        assertThat(bomb.length).isLessThan(20_000);
        refused("a.docx", bomb, "knowledgebase.file-unpacks-too-large");
    }

    @Test
    void entitiesOfTheFilesOwnAreNotFollowed() {
        byte[] content = zip(Map.of("word/document.xml", """
                <?xml version="1.0"?><!DOCTYPE w [<!ENTITY xxe SYSTEM "file:///etc/passwd"><!ENTITY a "哈哈"><!ENTITY b "&a;&a;">]>
                <w:document><w:body><w:p><w:r><w:t>前&xxe;&b;后</w:t></w:r></w:p></w:body></w:document>"""));

        assertThat(files.read("a.docx", content).body()).contains("前", "后").doesNotContain("root:", "哈哈");
    }

    @Test
    void whatIsNestedWithoutEndIsReadByItsWords() {
        ReadFile page = text("a.html", "<html>" + "<div>".repeat(50_000) + "底" + "</div>".repeat(50_000));
        ReadFile marks = text("a.html", "<html><p>" + "<b>".repeat(50_000) + "底");
        ReadFile lists = text("a.html", "<html>" + "<ul><li>".repeat(20_000) + "底");
        ReadFile word = docx("<w:sdt>".repeat(20_000) + paragraph(run("底")));

        for (ReadFile read : List.of(page, marks, lists, word)) {
            assertThat(read.body()).contains("底");
            assertThat(kinds(read)).contains(Kind.TOO_DEEP);
        }
    }

    private static List<Kind> kinds(ReadFile read) {
        return read.notes().stream().map(Note::kind).toList();
    }

    private void refused(String name, byte[] content, String code) {
        assertThatThrownBy(() -> files.read(name, content))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.refusal().code()).isEqualTo(code));
    }

    private ReadFile text(String name, String content) {
        return files.read(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private ReadFile docx(String body) {
        return files.read(
                "文件.docx",
                zip(Map.of(
                        "word/document.xml",
                        "<w:document " + NAMES + "><w:body>" + body + "</w:body></w:document>",
                        "word/styles.xml",
                        STYLES,
                        "word/numbering.xml",
                        NUMBERING,
                        "word/_rels/document.xml.rels",
                        LINKS)));
    }

    private static byte[] zip(Map<String, String> parts) {
        var packed = new ByteArrayOutputStream();
        try (var archive = new ZipOutputStream(packed)) {
            for (var part : new LinkedHashMap<>(parts).entrySet()) {
                archive.putNextEntry(new ZipEntry(part.getKey()));
                archive.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    private static String run(String text) {
        return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    private static String paragraph(String inside) {
        return "<w:p>" + inside + "</w:p>";
    }

    private static String styled(String style, String inside) {
        return "<w:p><w:pPr><w:pStyle w:val=\"" + style + "\"/></w:pPr>" + inside + "</w:p>";
    }

    private static String item(int level, String inside) {
        return "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" + level + "\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr>" + inside
                + "</w:p>";
    }

    private static String cell(String text) {
        return "<w:tc>" + paragraph(run(text)) + "</w:tc>";
    }
}
