package org.civicline.ticketing.followup;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Citizens.Medium;
import org.civicline.ticketing.FollowUpLinks.Answers;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.citizens.ContactRules;
import org.civicline.ticketing.followup.FollowUpRounds.Round;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the desk asks citizens, and hears from them. */
@RestController
@RequestMapping("/api/v1/staff")
class FollowUpController {

    private static final String DESK = "hasAnyRole('AGENT', 'SUPERVISOR')";

    private final FollowUpRounds rounds;
    private final AskedByAgent asked;
    private final TextedByAgent texted;
    private final FollowUpSettings settings;
    private final ContactRules rules;
    private final ExclusionViews exclusions;
    private final Handlers handlers;
    private final Access access;
    private final People people;
    private final Clock clock;

    FollowUpController(
            FollowUpRounds rounds,
            AskedByAgent asked,
            TextedByAgent texted,
            FollowUpSettings settings,
            ContactRules rules,
            ExclusionViews exclusions,
            Handlers handlers,
            Access access,
            People people,
            Clock clock) {
        this.rounds = rounds;
        this.asked = asked;
        this.texted = texted;
        this.settings = settings;
        this.rules = rules;
        this.exclusions = exclusions;
        this.handlers = handlers;
        this.access = access;
        this.people = people;
        this.clock = clock;
    }

    /**
     * One that waits.
     *
     * @param call whether the citizen may be called now
     * @param text whether they may be written to now
     * @param textAgainAt from when on they may be asked once more by text
     */
    record Line(
            UUID ticket,
            String number,
            String title,
            @Nullable String department,
            Instant askedAt,
            Instant nextAt,
            int calls,
            int tries,
            String language,
            Reach call,
            Reach text,
            Instant textAgainAt) {}

    /** @param own whether the viewer's department handled the case, and they may not ask the citizen */
    record OfTicket(boolean own, List<RoundView> rounds, List<ExclusionViews.View> exclusions) {}

    record RoundView(Round round, @Nullable String askedBy) {}

    record Try(@Nullable String reason) {}

    @GetMapping("/follow-ups")
    @PreAuthorize(DESK)
    Slice<Line> waiting(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "50") int size) {
        Slice<FollowUpRounds.Waiting> page = rounds.waiting(access.desk(), after, size);
        Instant now = clock.instant();
        return new Slice<>(page.items().stream().map(one -> line(one, now)).toList(), page.next());
    }

    private Line line(FollowUpRounds.Waiting one, Instant now) {
        return new Line(
                one.ticket().value(),
                one.number(),
                one.title(),
                people.departmentName(one.department()),
                one.askedAt(),
                one.nextAt(),
                one.calls(),
                one.tries(),
                one.profile().language(),
                Reach.of(rules.decide(one.profile(), Medium.VOICE, now)),
                Reach.of(rules.decide(one.profile(), Medium.SMS, now)),
                settings.textAgain(one.askedAt(), one.textedAt()));
    }

    @GetMapping("/tickets/{id}/follow-ups")
    @PreAuthorize("hasAnyRole('AGENT', 'OFFICER', 'SUPERVISOR')")
    OfTicket of(@PathVariable UUID id) {
        var ticket = new TicketId(id);
        StaffMember viewer = handlers.reader(ticket);
        List<Round> all = rounds.of(ticket);
        Map<UUID, String> names =
                people.staffNames(all.stream().map(Round::askedBy).toList());
        return new OfTicket(
                handlers.handled(ticket, viewer),
                all.stream()
                        .map(one -> new RoundView(one, name(one.askedBy(), names)))
                        .toList(),
                exclusions.of(ticket, viewer));
    }

    @PostMapping("/tickets/{id}/follow-ups/answers")
    @PreAuthorize(DESK)
    OfTicket answered(@PathVariable UUID id, @RequestBody Answers form) {
        asked.answered(new TicketId(id), Judgement.read(form.contacted(), form.solved(), form.grade()));
        return of(id);
    }

    @PostMapping("/tickets/{id}/follow-ups/not-reached")
    @PreAuthorize(DESK)
    OfTicket notReached(@PathVariable UUID id, @RequestBody Try form) {
        asked.notReached(new TicketId(id), form.reason());
        return of(id);
    }

    /** The citizen is asked once more by text, as soon as they may be written to. */
    @PostMapping("/tickets/{id}/follow-ups/text")
    @PreAuthorize(DESK)
    OfTicket text(@PathVariable UUID id) {
        texted.text(new TicketId(id));
        return of(id);
    }

    private static @Nullable String name(@Nullable UUID staff, Map<UUID, String> names) {
        return staff == null ? null : names.get(staff);
    }
}
