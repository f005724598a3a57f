package org.civicline.ticketing.past;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.PastCases.PastReturn;
import org.civicline.ticketing.Satisfaction;
import org.jspecify.annotations.Nullable;

/** The history a past case would have had here. */
final class PastSteps {

    /** One line of it. */
    record Step(
            String name,
            Instant at,
            @Nullable UUID staff,
            @Nullable String department,
            Map<String, Object> details) {}

    private final List<Step> steps = new ArrayList<>();

    private PastSteps() {}

    static List<Step> of(PastCase past) {
        var story = new PastSteps();
        UUID opener = past.openedBy() == null ? null : past.openedBy().value();
        story.add("opened", past.openedAt(), opener, null, Map.of());
        if (PastState.answeredDirectly(past)) {
            story.add("answered", past.closedAt(), opener, null, story.answer(past));
        } else {
            story.department(past);
            story.citizen(past);
        }
        return story.steps;
    }

    private void department(PastCase past) {
        PastReturn returned = past.returned();
        if (returned != null) {
            add("dispatched", returned.dispatchedAt(), null, returned.departmentCode(), Map.of());
            add("returned", returned.returnedAt(), null, returned.departmentCode(), Map.of("text", returned.reason()));
        }
        String department = past.departmentCode();
        String reply = past.reply();
        add("dispatched", past.dispatchedAt(), null, department, Map.of());
        add("signed", PastState.signedAt(past), null, department, Map.of());
        if (reply != null) {
            add("replied", past.repliedAt(), null, department, Map.of("text", reply));
        }
    }

    private void citizen(PastCase past) {
        if (past.followedUp() || past.closedAt() != null) {
            add("approved", past.repliedAt(), null, past.departmentCode(), Map.of());
        }
        if (past.followedUp()) {
            add("follow-up-asked", past.repliedAt(), null, null, Map.of());
        }
        Satisfaction grade = past.satisfaction();
        Channel via = past.ratedVia();
        if (grade != null && via != null) {
            add(
                    "rated",
                    past.closedAt(),
                    null,
                    null,
                    Map.of("grade", grade.digit(), "via", via.name().toLowerCase(Locale.ROOT)));
        }
        String because = grade != null ? "rated" : past.followedUp() ? "not-contacted" : "not-asked";
        add("closed", past.closedAt(), null, null, Map.of("because", because));
    }

    private Map<String, Object> answer(PastCase past) {
        var details = new LinkedHashMap<String, Object>();
        if (past.reply() != null) {
            details.put("text", past.reply());
        }
        if (past.articleCode() != null) {
            details.put("article", past.articleCode());
        }
        return details;
    }

    /** What has no time has not happened. Steps of the same moment are a microsecond apart, so that their order stays. */
    private void add(
            String name,
            @Nullable Instant at,
            @Nullable UUID staff,
            @Nullable String department,
            Map<String, Object> details) {
        if (at == null) {
            return;
        }
        Instant before = steps.isEmpty() ? Instant.MIN : steps.getLast().at();
        Instant moment = at.isAfter(before) ? at : before.plus(1, ChronoUnit.MICROS);
        steps.add(new Step(name, moment, staff, department, details));
    }
}
