package org.civicline.knowledgebase.editorial;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.civicline.foundation.Codes;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.ImportCells;
import org.civicline.foundation.ImportKind.Column;
import org.civicline.foundation.ImportProblems;
import org.civicline.foundation.ImportRow;
import org.civicline.foundation.RefusedException;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads articles from rows of a table; what a person may not submit, a table may not either. */
@Component
class ArticleRow {

    static final List<Column> COLUMNS = List.of(
            new Column("code", true, "ZS-0001"),
            new Column("title", true, "社会保障卡怎么补办"),
            new Column("department", true, "hrss"),
            new Column("category", true, "social.card"),
            new Column("keywords", false, "社保卡，补卡"),
            new Column("body", true, "## 所需材料"),
            new Column("visibility", false, "所有人"),
            new Column("review_by", false, "2027-03-01"),
            new Column("spoken", false, "请带身份证，到社保卡服务网点补办。"),
            new Column("title_en", false, "Replacing a social security card"),
            new Column("body_en", false, "## What to bring"));

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final Pattern COMMAS = Pattern.compile("[,，、;；\\n]+");
    private static final int TITLE = 200;
    private static final int BODY = 100_000;
    private static final int SPOKEN = 2_000;
    private static final int KEYWORD = 40;
    private static final int KEYWORDS = 30;

    private final Departments departments;
    private final ReviewDays days;
    private final ZoneId zone;
    private final Map<String, Visibility> visibilities = new LinkedHashMap<>();

    ArticleRow(Departments departments, ReviewDays days, ZoneId cityZone) {
        this.departments = departments;
        this.days = days;
        this.zone = cityZone;
        visibilities.put("所有人", Visibility.PUBLIC);
        visibilities.put("仅工作人员", Visibility.STAFF);
        visibilities.put("仅本部门", Visibility.DEPARTMENT);
    }

    /** An article as its row says it. */
    record Read(String code, String department, Content content) {}

    /** Those with which nothing is wrong, by the numbers of their rows. */
    Map<Integer, Read> read(List<ImportRow> rows, ImportProblems problems) {
        Codes known = Codes.of(departments.all(), Department::code, Department::name);
        return ImportRow.read(rows, row -> read(row, known, problems));
    }

    private @Nullable Read read(ImportRow row, Codes known, ImportProblems problems) {
        var cells = new ImportCells(row, problems);
        String code = cells.matching("code", CODE, "no-code");
        String title = cells.line("title", TITLE);
        String department = cells.known("department", known);
        String category = cells.matching("category", CODE, "no-code");
        String body = lines(cells.text("body", BODY));
        Visibility visibility = cells.choice("visibility", Visibility.class, visibilities);
        LocalDate reviewBy = reviewBy(cells);
        List<String> keywords = keywords(cells);
        String spoken = lines(cells.text("spoken", SPOKEN));
        String titleEn = cells.line("title_en", TITLE);
        String bodyEn = lines(cells.text("body_en", BODY));
        if (!cells.sound() || code == null || title == null || department == null || category == null || body == null) {
            return null;
        }
        Visibility readers = visibility == null ? Visibility.PUBLIC : visibility;
        var content = new Content(title, titleEn, category, keywords, body, null, bodyEn, spoken, readers, reviewBy);
        ContentChecks.of(content).stream().filter(Finding::must).forEach(one -> told(cells, one));
        return cells.sound() ? new Read(code, department, content) : null;
    }

    private static void told(ImportCells cells, Finding one) {
        String quote = one.quote();
        cells.problem(
                "body",
                "knowledge-" + one.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                quote == null ? "" : quote);
    }

    private @Nullable LocalDate reviewBy(ImportCells cells) {
        Instant moment = cells.moment("review_by", zone);
        if (moment == null) {
            return null;
        }
        try {
            return days.after(days.today(), LocalDate.ofInstant(moment, zone));
        } catch (RefusedException _) {
            cells.problem("review_by", "knowledge-review-day");
            return null;
        }
    }

    private static List<String> keywords(ImportCells cells) {
        String written = cells.text("keywords", KEYWORDS * (KEYWORD + 1));
        List<String> words = written == null
                ? List.of()
                : COMMAS.splitAsStream(written)
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .distinct()
                        .toList();
        if (words.size() > KEYWORDS || words.stream().anyMatch(one -> one.length() > KEYWORD)) {
            cells.problem("keywords", "knowledge-keywords", KEYWORDS, KEYWORD);
        }
        return words;
    }

    private static @Nullable String lines(@Nullable String written) {
        return written == null
                ? null
                : written.replace("\r\n", "\n").replace('\r', '\n').strip();
    }
}
