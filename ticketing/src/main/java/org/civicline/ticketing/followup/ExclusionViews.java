package org.civicline.ticketing.followup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Role;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.followup.ExclusionStore.Decision;
import org.civicline.ticketing.followup.ExclusionStore.Exclusion;
import org.civicline.ticketing.sql.PageMark;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Requests to leave a judgement out, with the names of people and departments, and what the viewer may do about them. */
@Component
class ExclusionViews {

    private final ExclusionStore store;
    private final People people;

    ExclusionViews(ExclusionStore store, People people) {
        this.store = store;
        this.people = people;
    }

    record View(
            UUID id,
            UUID ticket,
            String number,
            String title,
            @Nullable String department,
            @Nullable Integer grade,
            ExclusionGround ground,
            String evidence,
            @Nullable String keptAt,
            Instant askedAt,
            @Nullable String askedBy,
            @Nullable DecisionView decision,
            boolean mayDecide) {}

    record DecisionView(Instant at, @Nullable String by, boolean approved, String note) {}

    /** An officer sees what they asked themselves: another's evidence may name who is to stay hidden from departments. */
    List<View> of(TicketId ticket, StaffMember viewer) {
        boolean desk = viewer.has(Role.AGENT) || viewer.has(Role.SUPERVISOR);
        List<Exclusion> known = store.of(ticket, viewer).stream()
                .filter(one -> desk || one.askedBy().equals(viewer.id().value()))
                .toList();
        return views(known, viewer);
    }

    Slice<View> page(boolean decided, StaffMember viewer, @Nullable String after, int asked) {
        PageMark mark = PageMark.parse(after);
        int size = PageMark.size(asked);
        Slice<Exclusion> page = decided ? store.decided(viewer, mark, size) : store.waiting(viewer, mark, size);
        return new Slice<>(views(page.items(), viewer), page.next());
    }

    private List<View> views(List<Exclusion> all, StaffMember viewer) {
        var ids = new ArrayList<@Nullable UUID>();
        all.forEach(one -> {
            ids.add(one.askedBy());
            ids.add(one.decision() == null ? null : one.decision().by());
        });
        Map<UUID, String> names = people.staffNames(ids);
        return all.stream().map(one -> view(one, names, viewer)).toList();
    }

    private View view(Exclusion one, Map<UUID, String> names, StaffMember viewer) {
        Decision decision = one.decision();
        return new View(
                one.id(),
                one.ticket().value(),
                one.number(),
                one.title(),
                people.departmentName(one.department()),
                one.grade(),
                one.ground(),
                one.evidence(),
                one.keptAt(),
                one.askedAt(),
                names.get(one.askedBy()),
                decision == null
                        ? null
                        : new DecisionView(
                                decision.at(), names.get(decision.by()), decision.approved(), decision.note()),
                decision == null
                        && !one.handled()
                        && viewer.has(Role.SUPERVISOR)
                        && !one.askedBy().equals(viewer.id().value()));
    }
}
