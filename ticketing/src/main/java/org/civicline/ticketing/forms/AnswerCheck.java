package org.civicline.ticketing.forms;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.CategoryForms.Form;
import org.civicline.ticketing.CategoryForms.Question;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks answers against the form they are to. */
@Component
public class AnswerCheck {

    private final FormBook forms;
    private final Wording wording;
    private final ZoneId zone;

    AnswerCheck(FormBook forms, Wording wording, ZoneId zone) {
        this.forms = forms;
        this.wording = wording;
        this.zone = zone;
    }

    /** How much must be answered. */
    public enum Asking {
        /** By somebody who can be asked: all that is required. */
        EVERYTHING,
        /** Of whom nobody could ask anything, or whom an answer on the spot was enough. */
        WHAT_THERE_IS
    }

    /**
     * @return the form in force, filled in; null if the category asks nothing
     * @throws RefusedException {@code ticketing.answers-faulty}, with all that is wrong
     */
    public @Nullable FilledForm fill(String category, Map<String, List<String>> given, Asking asking) {
        Form form = forms.of(category);
        Map<String, List<String>> answers = answers(form.questions(), given, asking);
        return form.questions().isEmpty() ? null : new FilledForm(form.parts(), answers);
    }

    /** Fills the form a ticket was born with anew. */
    public FilledForm refill(FilledForm before, Map<String, List<String>> given) {
        return new FilledForm(before.parts(), answers(forms.questions(before.parts()), given, Asking.EVERYTHING));
    }

    /** What a ticket's form asks. */
    public List<Question> questions(FilledForm form) {
        return forms.questions(form.parts());
    }

    private Map<String, List<String>> answers(
            List<Question> questions, Map<String, List<String>> given, Asking asking) {
        var problems = new ArrayList<AnswerProblem>();
        var answers = new LinkedHashMap<String, List<String>>();
        var unknown = new HashSet<>(given.keySet());
        for (Question question : questions) {
            unknown.remove(question.code());
            switch (AnswerReading.read(question, given.getOrDefault(question.code(), List.of()), zone)) {
                case AnswerReading.Read.Kept(List<String> values)
                when !values.isEmpty() -> answers.put(question.code(), values);
                case AnswerReading.Read.Kept _ -> {
                    if (question.required() && asking == Asking.EVERYTHING) {
                        problems.add(problem(question.code(), "missing", name(question)));
                    }
                }
                case AnswerReading.Read.Wrong(String code, Object[] arguments) ->
                    problems.add(problem(question.code(), code, arguments));
            }
        }
        unknown.stream().sorted().limit(10).forEach(code -> problems.add(problem(shortened(code), "unknown")));
        if (!problems.isEmpty()) {
            throw new RefusedException(Refusal.invalid("ticketing.answers-faulty")
                    .with("count", problems.size())
                    .with("errors", List.copyOf(problems)));
        }
        return answers;
    }

    private String name(Question question) {
        return wording.name(question.name(), question.nameEn());
    }

    private AnswerProblem problem(String field, String code, Object... arguments) {
        return new AnswerProblem(field, code, wording.text("answer." + code, arguments));
    }

    /** What is no code of ours may be of any length. */
    private static String shortened(String code) {
        return code.substring(0, Math.min(code.length(), 40));
    }
}
