package org.civicline.ticketing.forms;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.civicline.ticketing.CategoryForms.Choice;
import org.civicline.ticketing.CategoryForms.Datatype;
import org.civicline.ticketing.CategoryForms.Question;
import org.civicline.ticketing.Tickets.AnswerView;
import org.civicline.ticketing.Tickets.FormView;
import org.civicline.ticketing.wording.Wording;
import org.springframework.stereotype.Component;

/** Shows what was answered, in words. */
@Component
public class FormViews {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private final FormBook forms;
    private final Wording wording;
    private final ZoneId zone;

    FormViews(FormBook forms, Wording wording, ZoneId zone) {
        this.forms = forms;
        this.wording = wording;
        this.zone = zone;
    }

    /**
     * @param seesPeople whether the viewer may know who the citizen is
     * @param changeable whether the viewer may answer anew
     */
    public FormView of(FilledForm filled, boolean seesPeople, boolean changeable) {
        var answers = new ArrayList<AnswerView>();
        var missing = new ArrayList<String>();
        for (Question question : forms.questions(filled.parts())) {
            List<String> values = filled.answers().get(question.code());
            String name = wording.name(question.name(), question.nameEn());
            if (values != null) {
                boolean hidden = question.personal() && !seesPeople;
                String text = hidden ? null : text(question, values);
                answers.add(new AnswerView(question.code(), name, text, question.personal()));
            } else if (question.required()) {
                missing.add(name);
            }
        }
        return new FormView(answers, missing, changeable);
    }

    private String text(Question question, List<String> values) {
        if (question.datatype() == Datatype.DATETIME) {
            return MOMENT.format(Instant.parse(values.getFirst()).atZone(zone));
        }
        return question.datatype().isList()
                ? values.stream().map(key -> name(question, key)).collect(Collectors.joining(wording.text("due.and")))
                : values.getFirst();
    }

    private String name(Question question, String key) {
        return question.choices().stream()
                .filter(one -> one.key().equals(key))
                .map((Choice one) -> wording.name(one.name(), one.nameEn()))
                .findFirst()
                .orElse(key);
    }
}
