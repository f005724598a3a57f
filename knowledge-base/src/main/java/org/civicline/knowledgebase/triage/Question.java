package org.civicline.knowledgebase.triage;

import java.util.function.Function;
import org.civicline.ticketing.SettledCases.Settled;
import org.jspecify.annotations.Nullable;

/** What is to be said about a case. */
enum Question {
    TYPE(one -> one.type().name()),
    CATEGORY(Settled::categoryCode),
    DEPARTMENT(Settled::departmentCode),
    URGENCY(one -> one.urgency().name());

    private final Function<Settled, @Nullable String> answer;

    Question(Function<Settled, @Nullable String> answer) {
        this.answer = answer;
    }

    /** What people said of a case that is over; null if they said nothing. */
    @Nullable
    String answer(Settled settled) {
        return answer.apply(settled);
    }
}
