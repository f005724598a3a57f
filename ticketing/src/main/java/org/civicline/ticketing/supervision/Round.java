package org.civicline.ticketing.supervision;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.sla.Duty;
import org.jspecify.annotations.Nullable;

/** Some cases the ladder looks at together, with all it needs of them, read at once and kept as it goes on. */
final class Round {

    private record Whose(TicketId ticket, @Nullable String department) {}

    private record Kind(Duty duty, Urgency urgency) {}

    private final Map<TicketId, Supervised> cases;
    private final Map<Whose, Supervision> open = new LinkedHashMap<>();
    private final Map<Kind, LadderRule> rules;
    private final Persons.Roster roster;

    Round(
            Collection<Supervised> cases,
            Collection<Supervision> open,
            Collection<LadderRule> rules,
            Persons.Roster roster) {
        this.cases = cases.stream().collect(Collectors.toMap(Supervised::id, Function.identity()));
        this.rules = rules.stream()
                .collect(Collectors.toMap(rule -> new Kind(rule.duty(), rule.urgency()), Function.identity()));
        this.roster = roster;
        open.forEach(this::raised);
    }

    Supervised on(TicketId ticket) {
        return Objects.requireNonNull(cases.get(ticket));
    }

    LadderRule rule(TicketId ticket, Duty duty) {
        return Objects.requireNonNull(rules.get(new Kind(duty, on(ticket).urgency())));
    }

    Persons.Roster roster() {
        return roster;
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
