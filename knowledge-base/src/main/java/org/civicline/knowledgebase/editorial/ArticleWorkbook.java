package org.civicline.knowledgebase.editorial;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.civicline.knowledgebase.Knowledge.Article;
import org.civicline.knowledgebase.Knowledge.Visibility;
import org.civicline.knowledgebase.export.Sheet;
import org.jspecify.annotations.Nullable;

/** A sheet of articles with the columns of {@link ArticleImport}, so that what was changed in it can be taken in again. */
final class ArticleWorkbook implements AutoCloseable {

    private static final Set<String> WIDE_COLUMNS = Set.of("title", "body", "body_en");
    private static final int WIDE = 60;
    private static final int NARROW = 18;

    private final Sheet sheet;

    ArticleWorkbook(OutputStream out, Locale language) {
        ResourceBundle texts = ResourceBundle.getBundle(
                "messages/knowledgebase",
                language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? Locale.ENGLISH : Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        sheet = new Sheet(
                out,
                texts.getString("import.articles.title"),
                ArticleRow.COLUMNS.stream()
                        .map(one -> new Sheet.Column(
                                texts.getString("import.articles.column." + one.code()),
                                WIDE_COLUMNS.contains(one.code()) ? WIDE : NARROW))
                        .toList());
    }

    void add(Article one) {
        sheet.add(List.of(
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
                orEmpty(one.besides().bodyEn())));
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
        sheet.close();
    }
}
