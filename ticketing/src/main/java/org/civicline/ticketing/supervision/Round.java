package org.civicline.ticketing.supervision;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.sla.Duty;
import org.jspecify.annotations.Nullable;

/** Some cases the ladder looks at together, with all it needs of them, read at once and kept as it goes on. */
final class Round {

    private record Whose(TicketId ticket, @Nullable String department) {}

    private final Map<TicketId, Supervised> cases;
    private final Map<Whose, Supervision> open = new LinkedHashMap<>();
    private final LadderVersion ladder;
    private final Persons.Roster roster;

    Round(Collection<Supervised> cases, Collection<Supervision> open, LadderVersion ladder, Persons.Roster roster) {
        this.cases = cases.stream().collect(Collectors.toMap(Supervised::id, Function.identity()));
        this.ladder = ladder;
        this.roster = roster;
        open.forEach(this::raised);
    }

    Supervised on(TicketId ticket) {
        return Objects.requireNonNull(cases.get(ticket));
    }

    LadderRule rule(TicketId ticket, Duty duty) {
        return ladder.rule(duty, on(ticket).urgency());
    }

    /** Who hears of it by themselves. */
    List<StaffMember> hearing(@Nullable String department, Level level) {
        return roster.hearing(ladder.audience(LadderStep.of(level)), department);
    }

    /** What waits for an answer of a department or, for null, of the desk. */
    @Nullable
    Supervision open(TicketId ticket, @Nullable String department) {
        return open.get(new Whose(ticket, department));
    }

    /** Whether somebody is to answer about another duty of theirs, at that level or above it. */
    boolean covers(TicketId ticket, @Nullable String department, Duty duty, Level level) {
        Supervision one = open(ticket, department);
        return one != null && one.duty() != duty && !level.above(one.level());
    }

    void raised(Supervision one) {
        open.put(new Whose(one.ticket(), one.department()), one);
    }

    List<Supervision> unanswered(Instant now) {
        return open.values().stream()
                .filter(one -> !one.answerBy().isAfter(now))
                .toList();
    }
}
