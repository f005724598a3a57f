package org.civicline.ticketing.past;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.civicline.foundation.Ids;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.DispatchId;
import org.civicline.ticketing.PastCases;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.cases.CaseStore;
import org.civicline.ticketing.cases.NewCase;
import org.civicline.ticketing.cases.Placement;
import org.civicline.ticketing.cases.TicketNumbers;
import org.civicline.ticketing.followup.PastFollowUps;
import org.civicline.ticketing.followup.PastFollowUps.PastFollowUp;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketState;
import org.civicline.ticketing.past.PastContacts.Taken;
import org.civicline.ticketing.past.PastRows.PastDispatch;
import org.civicline.ticketing.past.PastRows.Person;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.clocks.Clocks;
import org.civicline.ticketing.sla.clocks.DutyClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class PastCaseBook implements PastCases {

    private final PastRows rows;
    private final PastContacts contacts;
    private final PastFollowUps followUps;
    private final CaseStore cases;
    private final TicketNumbers numbers;
    private final Deadlines deadlines;
    private final PastClocks pastClocks;
    private final Clocks clocks;
    private final Access access;
    private final Clock clock;

    PastCaseBook(
            PastRows rows,
            PastContacts contacts,
            PastFollowUps followUps,
            CaseStore cases,
            TicketNumbers numbers,
            Deadlines deadlines,
            PastClocks pastClocks,
            Clocks clocks,
            Access access,
            Clock clock) {
        this.rows = rows;
        this.contacts = contacts;
        this.followUps = followUps;
        this.cases = cases;
        this.numbers = numbers;
        this.deadlines = deadlines;
        this.pastClocks = pastClocks;
        this.clocks = clocks;
        this.access = access;
        this.clock = clock;
    }

    @Override
    @Transactional
    public int add(List<PastCase> given) {
        access.machine();
        List<PastCase> fresh = withoutKnown(given);
        if (fresh.isEmpty()) {
            return 0;
        }
        Map<ContactPoint, UUID> citizens = rows.citizens(people(fresh));
        List<Taken> taken = fresh.stream()
                .map(past -> new Taken(past, Ids.next(clock), owner(past, citizens)))
                .toList();
        write(taken);
        contacts.add(taken);
        numbers.skipAll(fresh.stream().map(PastCase::number).toList());
        return taken.size();
    }

    @Override
    public Set<String> known(Collection<String> numbers) {
        return rows.existing(numbers);
    }

    private static @Nullable UUID owner(PastCase past, Map<ContactPoint, UUID> citizens) {
        return past.citizen() == null ? null : requireNonNull(citizens.get(past.citizen()));
    }

    private List<PastCase> withoutKnown(List<PastCase> given) {
        Set<String> known = rows.existing(given.stream().map(PastCase::number).toList());
        var fresh = new LinkedHashMap<String, PastCase>();
        for (PastCase past : given) {
            if (!known.contains(past.number())) {
                fresh.putIfAbsent(past.number(), past);
            }
        }
        return List.copyOf(fresh.values());
    }

    private static Map<ContactPoint, Person> people(List<PastCase> cases) {
        var people = new LinkedHashMap<ContactPoint, Person>();
        for (PastCase past : cases) {
            ContactPoint point = past.citizen();
            if (point == null) {
                continue;
            }
            people.merge(
                    point,
                    new Person(past.citizenName(), past.openedAt()),
                    (one, other) -> new Person(
                            one.name() == null ? other.name() : one.name(),
                            one.since().isBefore(other.since()) ? one.since() : other.since()));
        }
        return people;
    }

    private void write(List<Taken> taken) {
        List<CaseStore.Placed> tickets = new ArrayList<>();
        List<PastDispatch> dispatches = new ArrayList<>();
        List<PastFollowUp> asked = new ArrayList<>();
        var steps = new HashMap<UUID, List<PastSteps.Step>>();
        var running = new HashMap<TicketId, List<DutyClock>>();
        int rules = deadlines.rulesInForce();
        for (Taken one : taken) {
            LeadDuty duty = duty(one.past());
            List<DutyClock> ofTicket = pastClocks.of(one.past(), duty, rules);
            tickets.add(placed(one, duty, ofTicket, rules));
            running.put(new TicketId(one.ticket()), ofTicket);
            returned(one, dispatches);
            if (duty != null) {
                dispatches.add(dispatch(one, duty));
            }
            if (one.past().followedUp()) {
                asked.add(asked(one));
            }
            steps.put(one.ticket(), PastSteps.of(one.past()));
        }
        cases.addAll(tickets);
        clocks.add(running);
        rows.dispatches(dispatches);
        rows.steps(steps);
        followUps.add(asked);
    }

    private @Nullable LeadDuty duty(PastCase past) {
        String department = past.departmentCode();
        Instant dispatched = past.dispatchedAt();
        return department == null || dispatched == null
                ? null
                : LeadDuty.fresh(
                        new DispatchId(Ids.next(clock)), department, dispatched, past.returned() == null ? 0 : 1);
    }

    private CaseStore.Placed placed(Taken taken, @Nullable LeadDuty duty, List<DutyClock> ofTicket, int rules) {
        PastCase past = taken.past();
        ContactPoint point = past.citizen();
        TicketState state = PastState.of(past, duty);
        var ticket = new NewCase(
                new TicketId(taken.ticket()),
                past.number(),
                taken.citizen(),
                point != null && point.kind() == ContactPoint.Kind.PHONE ? point.value() : null,
                null,
                past.channel(),
                past.type(),
                past.categoryCode(),
                past.urgency(),
                past.title(),
                past.text(),
                past.address(),
                past.confidential() || past.type() == TicketType.REPORT,
                null,
                past.openedAt(),
                past.openedBy() == null ? null : past.openedBy().value(),
                rules);
        return new CaseStore.Placed(ticket, Placement.of(state, past.urgency(), PastClocks.due(ofTicket, state), duty));
    }

    private void returned(Taken taken, List<PastDispatch> dispatches) {
        PastReturn returned = taken.past().returned();
        if (returned == null) {
            return;
        }
        var duty =
                LeadDuty.fresh(new DispatchId(Ids.next(clock)), returned.departmentCode(), returned.dispatchedAt(), 0);
        dispatches.add(new PastDispatch(
                taken.ticket(), duty, "RETURNED", null, returned.returnedAt(), returned.reason(), null, null, null));
    }

    private PastDispatch dispatch(Taken taken, LeadDuty duty) {
        PastCase past = taken.past();
        Instant signed = PastState.signedAt(past);
        boolean accepted = past.repliedAt() != null && (past.followedUp() || past.closedAt() != null);
        String status =
                accepted ? "ACCEPTED" : past.repliedAt() != null ? "REPLIED" : signed != null ? "SIGNED" : "DISPATCHED";
        return new PastDispatch(
                taken.ticket(),
                duty,
                status,
                signed,
                null,
                null,
                past.repliedAt(),
                past.reply(),
                accepted ? past.repliedAt() : null);
    }

    private static PastFollowUp asked(Taken taken) {
        PastCase past = taken.past();
        Instant asked = past.repliedAt() == null ? past.openedAt() : past.repliedAt();
        return new PastFollowUp(
                taken.ticket(), asked, past.closedAt(), past.satisfaction(), past.contacted(), past.ratedVia());
    }
}
