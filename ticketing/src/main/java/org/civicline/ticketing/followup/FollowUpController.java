package org.civicline.ticketing.followup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Role;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.followup.ExclusionStore.Decision;
import org.civicline.ticketing.followup.ExclusionStore.Exclusion;
import org.civicline.ticketing.followup.FollowUpRounds.Round;
import org.civicline.ticketing.web.Given;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What the desk asks citizens and hears from them, and what is taken out of the rates. */
@RestController
@RequestMapping("/api/v1/staff")
class FollowUpController {

    private static final String DESK = "hasAnyRole('AGENT', 'SUPERVISOR')";

    private final FollowUpRounds rounds;
    private final AskedByAgent asked;
    private final ExclusionStore exclusions;
    private final ExclusionDesk desk;
    private final Handlers handlers;
    private final Access access;
    private final People people;

    FollowUpController(
            FollowUpRounds rounds,
            AskedByAgent asked,
            ExclusionStore exclusions,
            ExclusionDesk desk,
            Handlers handlers,
            Access access,
            People people) {
        this.rounds = rounds;
        this.asked = asked;
        this.exclusions = exclusions;
        this.desk = desk;
        this.handlers = handlers;
        this.access = access;
        this.people = people;
    }

    record Line(
            UUID ticket,
            String number,
            String title,
            @Nullable String department,
            Instant askedAt,
            Instant nextAt,
            int calls,
            int tries) {}

    /** @param own whether the viewer's department handled the case, and they may only read */
    record OfTicket(boolean own, List<RoundView> rounds, List<ExclusionView> exclusions) {}

    record RoundView(Round round, @Nullable String askedBy) {}

    record ExclusionView(
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

    record Answers(
            @Nullable Boolean contacted,
            @Nullable Boolean solved,
            @Nullable Integer grade) {}

    record Try(@Nullable String reason) {}

    record ExclusionForm(
            @Nullable String ground,
            @Nullable String evidence,
            @Nullable String keptAt) {}

    record DecisionForm(
            @Nullable Boolean approved, @Nullable String note) {}

    @GetMapping("/follow-ups")
    @PreAuthorize(DESK)
    Slice<Line> waiting(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int size) {
        Slice<FollowUpRounds.Waiting> page = rounds.waiting(access.desk(), after, size);
        List<Line> lines = page.items().stream()
                .map(one -> new Line(
                        one.ticket().value(),
                        one.number(),
                        one.title(),
                        people.departmentName(one.department()),
                        one.askedAt(),
                        one.nextAt(),
                        one.calls(),
                        one.tries()))
                .toList();
        return new Slice<>(lines, page.next());
    }

    @GetMapping("/tickets/{id}/follow-ups")
    @PreAuthorize(DESK)
    OfTicket of(@PathVariable UUID id) {
        StaffMember viewer = access.desk();
        var ticket = new TicketId(id);
        List<Round> all = rounds.of(ticket);
        Map<UUID, String> names =
                people.staffNames(all.stream().map(Round::askedBy).toList());
        return new OfTicket(
                handlers.handled(ticket, viewer),
                all.stream()
                        .map(one -> new RoundView(one, name(one.askedBy(), names)))
                        .toList(),
                views(exclusions.of(ticket, viewer), viewer));
    }

    @PostMapping("/tickets/{id}/follow-ups/answers")
    @PreAuthorize(DESK)
    OfTicket answered(@PathVariable UUID id, @RequestBody Answers form) {
        boolean solved = Given.required(form.solved(), "solved");
        int grade = form.grade() == null && !solved ? 0 : Given.required(form.grade(), "grade");
        if (grade < 0 || grade > 5 || (solved && grade == 0)) {
            throw new RefusedException(
                    Refusal.invalid("ticketing.unknown-choice").with("field", "grade"));
        }
        asked.answered(new TicketId(id), new Judgement(Given.required(form.contacted(), "contacted"), solved, grade));
        return of(id);
    }

    @PostMapping("/tickets/{id}/follow-ups/not-reached")
    @PreAuthorize(DESK)
    OfTicket notReached(@PathVariable UUID id, @RequestBody Try form) {
        asked.notReached(new TicketId(id), form.reason());
        return of(id);
    }

    @PostMapping("/tickets/{id}/exclusions")
    @PreAuthorize(DESK)
    OfTicket ask(@PathVariable UUID id, @RequestBody ExclusionForm form) {
        ExclusionGround ground = Given.choice(form.ground(), ExclusionGround.class, "ground");
        desk.ask(new TicketId(id), ground, form.evidence(), form.keptAt());
        return of(id);
    }

    @GetMapping("/exclusions")
    @PreAuthorize("hasRole('SUPERVISOR')")
    Slice<ExclusionView> exclusions(
            @RequestParam(defaultValue = "false") String decided,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int size) {
        StaffMember viewer = access.supervisor();
        Slice<Exclusion> page = exclusions.page(Boolean.parseBoolean(decided), viewer, after, size);
        return new Slice<>(views(page.items(), viewer), page.next());
    }

    @PostMapping("/exclusions/{id}/decision")
    @PreAuthorize("hasRole('SUPERVISOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable UUID id, @RequestBody DecisionForm form) {
        desk.decide(id, Given.required(form.approved(), "approved"), form.note());
    }

    private List<ExclusionView> views(List<Exclusion> all, StaffMember viewer) {
        var ids = new ArrayList<@Nullable UUID>();
        all.forEach(one -> {
            ids.add(one.askedBy());
            ids.add(one.decision() == null ? null : one.decision().by());
        });
        Map<UUID, String> names = people.staffNames(ids);
        return all.stream().map(one -> view(one, names, viewer)).toList();
    }

    private ExclusionView view(Exclusion one, Map<UUID, String> names, StaffMember viewer) {
        Decision decision = one.decision();
        return new ExclusionView(
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

    private static @Nullable String name(@Nullable UUID staff, Map<UUID, String> names) {
        return staff == null ? null : names.get(staff);
    }
}
