package org.civicline.foundation.imports;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.ImportKind.Column;
import org.civicline.foundation.ImportProblems;
import org.civicline.foundation.ImportProblems.Said;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The words of a kind: its module's, and those that all kinds share. */
@Component
class ImportTexts {

    static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    private final Map<String, ResourceBundleMessageSource> bundles = new ConcurrentHashMap<>();

    String title(ImportKind kind, Locale language) {
        return text(kind, "import." + kind.code() + ".title", language);
    }

    String about(ImportKind kind, Locale language) {
        return text(kind, "import." + kind.code() + ".about", language);
    }

    String label(ImportKind kind, Column column, Locale language) {
        return text(kind, "import." + kind.code() + ".column." + column.code(), language);
    }

    String hint(ImportKind kind, Column column, Locale language) {
        return text(kind, "import." + kind.code() + ".column." + column.code() + ".hint", language);
    }

    /** What every kind says in the same words: {@code import.<word>}. */
    String word(ImportKind kind, String word, Locale language, Object... arguments) {
        return text(kind, "import." + word, language, arguments);
    }

    /** In both languages, numbered within their rows. */
    List<StagedRows.Problem> written(ImportKind kind, List<ImportProblems.Problem> problems) {
        var places = new java.util.HashMap<Integer, Integer>();
        return problems.stream()
                .map(one -> new StagedRows.Problem(
                        one.row(),
                        places.merge(one.row(), 1, Integer::sum),
                        one.column(),
                        one.code(),
                        said(kind, one, "", CHINESE),
                        said(kind, one, "", Locale.ENGLISH),
                        said(kind, one, ".remedy", CHINESE),
                        said(kind, one, ".remedy", Locale.ENGLISH)))
                .toList();
    }

    private String said(ImportKind kind, ImportProblems.Problem problem, String part, Locale language) {
        Object[] arguments = problem.arguments().stream()
                .map(one -> one instanceof Said(String chinese, String english)
                        ? language == CHINESE ? chinese : english
                        : String.valueOf(one))
                .toArray();
        return text(kind, "import.problem." + problem.code() + part, language, arguments);
    }

    private String text(ImportKind kind, String key, Locale language, Object... arguments) {
        return bundles.computeIfAbsent(kind.module(), ImportTexts::bundle)
                .getMessage(key, Arrays.copyOf(arguments, arguments.length), language);
    }

    /** The bundle without a language is Chinese, whatever the machine speaks. */
    private static ResourceBundleMessageSource bundle(String module) {
        var source = new ResourceBundleMessageSource();
        source.setBasenames("messages/" + module, "messages/foundation");
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        return source;
    }
}
