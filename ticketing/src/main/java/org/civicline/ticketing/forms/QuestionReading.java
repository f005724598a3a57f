package org.civicline.ticketing.forms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.CategoryForms.Choice;
import org.civicline.ticketing.CategoryForms.Datatype;
import org.civicline.ticketing.CategoryForms.Question;
import org.civicline.ticketing.forms.QuestionForm.ChoiceForm;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.input.RowProblems;
import org.jspecify.annotations.Nullable;

/** Reads questions that somebody wants to publish, and finds what is wrong with each. */
final class QuestionReading {

    private static final int MOST_QUESTIONS = 40;
    private static final int MOST_CHOICES = 60;
    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,39}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,39}");

    private final RowProblems problems;

    private QuestionReading(RowProblems problems) {
        this.problems = problems;
    }

    /** The questions that can be read; they are good only if no problem was added. */
    static List<Question> read(List<QuestionForm> forms, RowProblems problems) {
        if (forms.size() > MOST_QUESTIONS) {
            problems.add(0, "too-many", Integer.toString(MOST_QUESTIONS));
            return List.of();
        }
        var reading = new QuestionReading(problems);
        var questions = new ArrayList<Question>();
        var rows = new HashMap<String, Integer>();
        for (int row = 1; row <= forms.size(); row++) {
            Question question = reading.question(row, forms.get(row - 1));
            if (question != null) {
                Integer before = rows.putIfAbsent(question.code(), row);
                if (before != null) {
                    problems.add(row, "question-twice", before.toString());
                }
                questions.add(question);
            }
        }
        return questions;
    }

    private @Nullable Question question(int row, QuestionForm form) {
        int before = problems.list().size();
        String code = form.code() == null ? "" : form.code().strip();
        if (!CODE.matcher(code).matches()) {
            problems.add(row, "question-code");
        }
        Datatype datatype = problems.choice(row, form.datatype(), Datatype.class, "datatype");
        if (form.datatype() == null || form.datatype().isBlank()) {
            problems.add(row, "missing", "datatype");
        }
        String name = required(row, form.name(), "name");
        String nameEn = optional(row, form.nameEn(), "nameEn");
        String hint = optional(row, form.hint(), "hint");
        String hintEn = optional(row, form.hintEn(), "hintEn");
        List<Choice> choices = choices(row, datatype, form.choicesGiven());
        return problems.list().size() > before || datatype == null || name == null
                ? null
                : new Question(
                        code,
                        datatype,
                        Objects.requireNonNullElse(form.required(), false),
                        name,
                        nameEn,
                        hint,
                        hintEn,
                        Objects.requireNonNullElse(form.personal(), false),
                        choices);
    }

    private List<Choice> choices(int row, @Nullable Datatype datatype, List<ChoiceForm> forms) {
        if (datatype == null || !datatype.isList()) {
            if (datatype != null && !forms.isEmpty()) {
                problems.add(row, "choices-needless");
            }
            return List.of();
        }
        if (forms.isEmpty() || forms.size() > MOST_CHOICES) {
            problems.add(row, "choices-count", Integer.toString(MOST_CHOICES));
            return List.of();
        }
        var choices = new ArrayList<Choice>();
        var keys = new HashSet<String>();
        for (ChoiceForm form : forms) {
            String key = form.key() == null ? "" : form.key().strip();
            if (!KEY.matcher(key).matches()) {
                problems.add(row, "choice-key");
            } else if (!keys.add(key)) {
                problems.add(row, "choice-twice", key);
            }
            String name = required(row, form.name(), "choices");
            choices.add(new Choice(key, Objects.requireNonNullElse(name, ""), optional(row, form.nameEn(), "choices")));
        }
        return choices;
    }

    private @Nullable String required(int row, @Nullable String written, String field) {
        if (written == null || written.isBlank()) {
            problems.add(row, "missing", field);
            return null;
        }
        return optional(row, written, field);
    }

    /** A hundred characters on one line, as a title has. */
    private @Nullable String optional(int row, @Nullable String written, String field) {
        try {
            return Field.TITLE.accept(written);
        } catch (RefusedException _) {
            problems.add(row, "words", field, Integer.toString(Field.TITLE.limit()));
            return null;
        }
    }
}
