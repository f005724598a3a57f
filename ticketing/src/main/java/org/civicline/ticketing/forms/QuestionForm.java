package org.civicline.ticketing.forms;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A question as it is written over the wire. */
record QuestionForm(
        @Nullable String code,
        @Nullable String datatype,
        @Nullable Boolean required,
        @Nullable String name,
        @Nullable String nameEn,
        @Nullable String hint,
        @Nullable String hintEn,
        @Nullable Boolean personal,
        @Nullable List<ChoiceForm> choices) {

    /** A row without anything in it, so that it is told as one that lacks everything. */
    static final QuestionForm EMPTY = new QuestionForm(null, null, null, null, null, null, null, null, null);

    List<ChoiceForm> choicesGiven() {
        return choices == null
                ? List.of()
                : choices.stream()
                        .map(one -> Objects.requireNonNullElse(one, ChoiceForm.EMPTY))
                        .toList();
    }

    record ChoiceForm(
            @Nullable String key,
            @Nullable String name,
            @Nullable String nameEn) {

        static final ChoiceForm EMPTY = new ChoiceForm(null, null, null);
    }
}
