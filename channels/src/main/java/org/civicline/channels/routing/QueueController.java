package org.civicline.channels.routing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.channels.Agents;
import org.civicline.channels.Agents.AgentState;
import org.civicline.channels.Agents.Status;
import org.civicline.channels.WorkItemId;
import org.civicline.channels.WorkKind;
import org.civicline.channels.WorkQueue;
import org.civicline.channels.WorkQueue.QueuedItem;
import org.civicline.foundation.Masking;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Boards over the queue: figures, and who is on what. */
@RestController
@RequestMapping("/api/v1/staff")
class QueueController {

    private final QueueCounts counts;
    private final Agents agents;
    private final WorkItems items;
    private final StaffDirectory staff;

    QueueController(QueueCounts counts, Agents agents, WorkItems items, StaffDirectory staff) {
        this.counts = counts;
        this.agents = agents;
        this.items = items;
        this.staff = staff;
    }

    @GetMapping("/queue")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR')")
    QueueView queue() {
        return QueueView.of(counts.today());
    }

    @GetMapping("/agents")
    @PreAuthorize("hasAnyRole('AGENT', 'SUPERVISOR', 'LEADER')")
    List<AgentLine> agents() {
        List<AgentState> states = agents.all();
        Map<StaffId, StaffMember> people =
                staff.findAll(states.stream().map(AgentState::agent).toList());
        Map<WorkItemId, QueuedItem> work = work(states);
        return states.stream()
                .flatMap(state -> Optional.ofNullable(people.get(state.agent())).stream()
                        .map(person -> line(state, person, work)))
                .toList();
    }

    private Map<WorkItemId, QueuedItem> work(List<AgentState> states) {
        return items
                .findAll(states.stream()
                        .map(AgentState::item)
                        .filter(Objects::nonNull)
                        .map(WorkItemId::value)
                        .toList())
                .stream()
                .collect(Collectors.toMap(QueuedItem::id, Function.identity()));
    }

    private static AgentLine line(AgentState state, StaffMember person, Map<WorkItemId, QueuedItem> work) {
        QueuedItem item = state.item() == null ? null : work.get(state.item());
        return new AgentLine(
                new Person(person.id().toString(), person.number(), person.displayName()),
                state.status(),
                state.reason(),
                state.since(),
                state.until(),
                item == null || item.kind() != WorkKind.CALL ? null : CallLine.of(item, state.since()));
    }

    record AgentLine(
            Person staff,
            Status status,
            @Nullable String reason,
            Instant since,
            @Nullable Instant until,
            @Nullable CallLine call) {}

    record Person(String id, String number, String displayName) {}

    /** @param from masked; null for a caller without a number */
    record CallLine(String id, @Nullable String from, Instant since) {

        static CallLine of(QueuedItem item, Instant since) {
            Object from = item.details().get(WorkQueue.FROM);
            return new CallLine(item.reference(), from == null ? null : Masking.phone(from.toString()), since);
        }
    }
}
