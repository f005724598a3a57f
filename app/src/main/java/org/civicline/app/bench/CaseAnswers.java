package org.civicline.app.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.civicline.ticketing.CategoryForms;
import org.civicline.ticketing.CategoryForms.Question;

/** Answers to what a category's form demands, any that fit. */
final class CaseAnswers {

    private final CategoryForms forms;
    private final Map<String, Map<String, List<String>>> known = new ConcurrentHashMap<>();

    CaseAnswers(CategoryForms forms) {
        this.forms = forms;
    }

    /** By the question's code. */
    Map<String, List<String>> of(String category) {
        return known.computeIfAbsent(
                category,
                code -> forms.of(code).questions().stream()
                        .filter(Question::required)
                        .collect(Collectors.toMap(Question::code, question -> List.of(answer(question)))));
    }

    private static String answer(Question question) {
        return switch (question.datatype()) {
            case STRING, TEXT -> "说不清楚";
            case NUMBER -> "3";
            case DATETIME -> "2026-01-31T08:00";
            case SINGLEVALUELIST, MULTIVALUELIST ->
                question.choices().getFirst().key();
        };
    }
}
