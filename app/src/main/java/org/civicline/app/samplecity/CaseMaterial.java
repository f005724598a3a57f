package org.civicline.app.samplecity;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.Citizens.Need;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;

/** What past cases are made of: templates, places and people. */
record CaseMaterial(Cases cases, List<District> districts, People people) {

    record Cases(Messages messages, List<Staged> staged, List<Burst> bursts, List<Template> templates) {}

    /**
     * Texts sent to citizens, with {@code {number}}, {@code {title}} and {@code {reply}}, and how an agent's note begins.
     */
    record Messages(String received, String result, Map<Channel, String> openings, Map<Channel, String> question) {}

    /**
     * A kind of request.
     *
     * @param urgency null for the category's own
     * @param weight how often, beside others of its type; 0 for what comes in bursts only
     * @param place whether {@code {place}} in the text is a home or a street; null if the text has no place
     * @param dispatch a department, {@code street} or {@code district} for the one of the place; null for the category's
     * @param answer what an agent may answer at once
     * @param returned the department that got it wrongly and gave it back
     * @param hours when it is reported, if not at any time
     * @param season months and days between which it happens
     * @param chaser what the citizen says when asking again
     */
    record Template(
            String id,
            TicketType type,
            String category,
            @Nullable Urgency urgency,
            int weight,
            @Nullable PlaceKind place,
            @Nullable String dispatch,
            @Nullable String article,
            String title,
            String text,
            @Nullable String answer,
            List<String> replies,
            @Nullable WrongDepartment returned,
            @Nullable Hours hours,
            @Nullable Season season,
            @Nullable String chaser) {}

    enum PlaceKind {
        ESTATE,
        ROAD
    }

    /** {@code NIGHT}: while people sleep; {@code EVENING}: after work. */
    enum Hours {
        NIGHT,
        EVENING
    }

    /** @param to whom it then goes to, as in {@link Template#dispatch} */
    record WrongDepartment(String by, String reason, String to) {}

    /** Both {@code MM-dd}, inclusive; may run over the new year. */
    record Season(String from, String until) {}

    /**
     * A case that must be there for a first look at the desks.
     *
     * @param daysAgo before the day of loading, at least 1
     * @param grade the citizen's judgement of a closed case
     */
    record Staged(
            String template,
            String phone,
            int daysAgo,
            LocalTime at,
            Stage state,
            @Nullable Integer grade) {}

    /**
     * One event of which many report.
     *
     * @param street where all of them live
     * @param daysAgo before the day of loading; enough for all to be closed by now
     */
    record Burst(List<String> templates, String street, int cases, int daysAgo, LocalTime from, LocalTime until) {}

    enum Stage {
        ANSWERED,
        TO_DISPATCH,
        DISPATCHED,
        IN_PROGRESS,
        REPLIED,
        CLOSED
    }

    /** @param bureaus the district's own bureau for a department of the city */
    record District(String code, String name, Map<String, String> bureaus, List<Street> streets) {}

    record Street(String code, List<String> estates, List<String> roads) {}

    record People(List<Regular> regulars, List<String> surnames, List<String> givenNames) {}

    /**
     * A citizen who calls again and again.
     *
     * @param needs left out where none is known
     * @param stagedOnly whether the citizen has the staged cases only, so that a first look finds what the tour says
     */
    record Regular(
            String name,
            String phone,
            String estate,
            @Nullable CommunicationProfile profile,
            @Nullable Set<Need> needs,
            boolean stagedOnly) {}
}
