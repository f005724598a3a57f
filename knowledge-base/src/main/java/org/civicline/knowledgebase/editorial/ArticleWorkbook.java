package org.civicline.knowledgebase.editorial;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.civicline.foundation.ImportKind.Column;
import org.civicline.knowledgebase.Knowledge.Article;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A sheet of articles with the columns of {@link ArticleImport}, so that what was changed in it can be taken in again. */
final class ArticleWorkbook implements AutoCloseable {

    /** A cell of a workbook holds no more. */
    private static final int LONGEST_CELL = 32_767;

    private static final int WIDE = 60;
    private static final int NARROW = 18;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int row;

    ArticleWorkbook(OutputStream out, Locale language) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "messages/knowledgebase",
                language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        workbook = new Workbook(out, "CivicLine", "1.0");
        sheet = workbook.newWorksheet(texts.getString("import.articles.title"));
        List<Column> columns = ArticleRow.COLUMNS;
        for (int i = 0; i < columns.size(); i++) {
            String code = columns.get(i).code();
            sheet.value(0, i, texts.getString("import.articles.column." + code));
            sheet.style(0, i).bold().set();
            sheet.width(i, code.equals("body") || code.equals("body_en") || code.equals("title") ? WIDE : NARROW);
        }
        sheet.freezePane(0, 1);
    }

    void add(Article one) {
        row++;
        int column = 0;
        for (String text : List.of(
                one.code(),
                one.title(),
                one.departmentCode(),
                one.categoryCode(),
                String.join("，", one.keywords()),
                one.body(),
                word(one.visibility()),
                one.reviewBy().toString(),
                orEmpty(one.besides().spoken()),
                orEmpty(one.titleEn()),
                orEmpty(one.besides().bodyEn()))) {
            sheet.value(row, column++, text.length() > LONGEST_CELL ? "" : text);
        }
    }

    void flush() throws IOException {
        sheet.flush();
    }

    private static String word(Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> "所有人";
            case STAFF -> "仅工作人员";
            case DEPARTMENT -> "仅本部门";
        };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
