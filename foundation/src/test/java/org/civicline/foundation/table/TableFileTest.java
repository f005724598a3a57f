package org.civicline.foundation.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableFileTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void aWorkbookReadsAsItLooks() throws IOException {
        Path file = workbook(sheet -> {
            sheet.value(0, 0, "编号");
            sheet.value(0, 1, "电话");
            sheet.value(0, 2, "时间");
            sheet.value(0, 3, "日期");
            sheet.value(2, 0, " 007 ");
            sheet.value(2, 1, 13_800_138_000L);
            sheet.value(2, 2, LocalDateTime.of(2026, 3, 2, 9, 59, 59));
            sheet.style(2, 2).format("yyyy-mm-dd hh:mm:ss").set();
            sheet.value(2, 3, LocalDateTime.of(2026, 3, 2, 0, 0));
            sheet.style(2, 3).format("yyyy\\年m\\月d\\日").set();
            sheet.value(3, 0, 0.5);
            sheet.value(3, 1, true);
        });
        assertThat(rows(file))
                .contains("1[编号, 电话, 时间, 日期]", "3[007, 13800138000, 2026-03-02 09:59:59, 2026-03-02]")
                .last()
                .asString()
                .startsWith("4[0.5, ");
    }

    @Test
    void csvIsReadInTheEncodingThatFits() throws IOException {
        String text = "编码,名称\nwater,\"水务局, 东区\"\n";
        assertThat(rows(written(text.getBytes(StandardCharsets.UTF_8)))).startsWith("1[编码, 名称]", "2[water, 水务局, 东区]");
        assertThat(rows(written(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))))
                .startsWith("1[编码, 名称]");
        assertThat(rows(written(text.getBytes(Csv.GB18030)))).startsWith("1[编码, 名称]", "2[water, 水务局, 东区]");
    }

    @Test
    void whatIsNoTableIsSaidToBeNone() throws IOException {
        byte[] noise = new byte[20_000];
        new Random(7).nextBytes(noise);
        byte[] zipNoise = noise.clone();
        System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, zipNoise, 0, 4);
        byte[] old = noise.clone();
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, old, 0, 4);
        byte[] whole = Files.readAllBytes(workbook(sheet -> sheet.value(0, 0, "编码")));
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);
        for (byte[] one : List.of(
                noise,
                zipNoise,
                old,
                cut,
                zip("mimetype", "text".getBytes(StandardCharsets.UTF_8)),
                "编码,名称\n\"没有结束的引号,".concat("字".repeat(40_000)).getBytes(StandardCharsets.UTF_8),
                "a,b".getBytes(StandardCharsets.UTF_16))) {
            Path file = written(one);
            assertThatThrownBy(() -> rows(file)).isInstanceOf(MalformedTableException.class);
        }
    }

    @Test
    void entitiesThatUnfoldWithoutEndAreNotUnfolded() throws IOException {
        Path whole = workbook(sheet -> sheet.value(0, 0, "编码"));
        String bomb = """
                <?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">
                <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
                <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
                <worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&d;</t></is></c></row></sheetData></worksheet>
                """;
        Path file = written(replaced(whole, "xl/worksheets/sheet1.xml", bomb));
        try {
            assertThat(String.join("", rows(file))).doesNotContain("aaaaaaaaaaaa");
        } catch (MalformedTableException e) {
            assertThat(e).hasMessageContaining("no table");
        }
    }

    @Test
    void whatUnpacksToTooMuchIsNotRead() throws IOException {
        Path small = written(zip("xl/worksheets/sheet1.xml", new byte[2_000_000]));
        assertThat(Files.size(small)).isLessThan(10_000);
        InflatedSize.check(small, 2_000_000, 1);
        assertThatThrownBy(() -> InflatedSize.check(small, 1_999_999, 1)).isInstanceOf(MalformedTableException.class);
        Path words = written(zip("xl/sharedStrings.xml", new byte[2_000]));
        InflatedSize.check(words, 1_000_000, 2_000);
        assertThatThrownBy(() -> InflatedSize.check(words, 1_000_000, 1_999))
                .isInstanceOf(MalformedTableException.class);
    }

    private interface Filling {
        void fill(Worksheet sheet);
    }

    private Path workbook(Filling filling) throws IOException {
        Path file = Files.createTempFile(folder, "book", ".xlsx");
        try (var out = Files.newOutputStream(file);
                var book = new Workbook(out, "test", null)) {
            filling.fill(book.newWorksheet("表"));
        }
        return file;
    }

    private Path written(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "file", null), content);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] replaced(Path archive, String name, String content) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes);
                var from = new java.util.zip.ZipFile(archive.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(from.entries())) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(
                        entry.getName().equals(name)
                                ? content.getBytes(StandardCharsets.UTF_8)
                                : from.getInputStream(entry).readAllBytes());
            }
        }
        return bytes.toByteArray();
    }

    private static List<String> rows(Path file) throws IOException {
        var rows = new ArrayList<String>();
        TableFile.read(file, (number, cells) -> rows.add(number + cells.toString()));
        return rows;
    }
}
