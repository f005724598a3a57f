package org.civicline.app.bench;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.civicline.app.bench.CaseWords.Subject;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.CategoryForms;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.FollowUps;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketFilter;
import org.civicline.ticketing.Tickets.TicketLine;
import org.civicline.ticketing.Tickets.TicketView;
import org.springframework.beans.factory.BeanFactory;

/**
 * Takes one case after the other through its whole life, each step as whoever takes it: create, dispatch, sign, reply,
 * approve, rate (which closes it), search. Where it begins with a call, that is written and the caller recognised first,
 * and at the end somebody opens the case, as an agent would.
 */
final class LifeCycle implements Load.Worker {

    /** How many steps change the case. */
    static final int CHANGES = 7;

    private static final int PAGE = 15;

    private final Tickets tickets;
    private final FollowUps followUps;
    private final List<StaffMember> agents;
    private final List<StaffMember> officers;
    private final CaseWords words;
    private final CaseAnswers answers;
    private final Callers callers;
    private final SplittableRandom random;
    private final Times times = new Times();
    private final double unfinished;

    /** @param unfinished share of the cases that are left waiting at some step, as in a city there always are */
    LifeCycle(BeanFactory city, CaseWords words, Callers callers, int number, double unfinished) {
        this.tickets = city.getBean(Tickets.class);
        this.followUps = city.getBean(FollowUps.class);
        this.agents = city.getBean(StaffDirectory.class).withRole(Role.AGENT);
        this.officers = city.getBean(StaffDirectory.class).withRole(Role.OFFICER);
        this.words = words;
        this.answers = new CaseAnswers(city.getBean(CategoryForms.class));
        this.callers = callers;
        this.random = new SplittableRandom(System.nanoTime() + number);
        this.unfinished = unfinished;
    }

    @Override
    public Times times() {
        return times;
    }

    @Override
    public void once() {
        int steps = random.nextDouble() < unfinished ? random.nextInt(2, CHANGES) : CHANGES;
        StaffMember agent = one(agents);
        StaffMember officer = one(officers);
        TicketView ticket = opened(agent);
        if (steps > 2) {
            TicketView before = ticket;
            ticket = times.of(
                    "dispatch",
                    () -> tickets.dispatch(before.id(), officer.departmentCode(), null, before.version())
                            .orThrow());
        }
        ticket = atTheDepartment(ticket, officer, steps);
        if (steps > 5) {
            TicketView before = ticket;
            BenchCity.actAs(agent);
            ticket = times.of(
                    "approve",
                    () -> tickets.approve(before.id(), before.version()).orThrow());
        }
        if (steps == CHANGES) {
            rated(ticket.id());
            found(ticket, agent);
        }
    }

    private TicketView opened(StaffMember agent) {
        Callers.Call call = callers.next(random, times, agent);
        BenchCity.actAs(agent);
        Subject about = words.subject(random);
        var form = new NewTicket(
                call.citizen(),
                call.contact(),
                Channel.PHONE,
                about.type(),
                about.category(),
                about.urgency(),
                about.title(),
                words.text(about, random),
                about.address(),
                false,
                answers.of(about.category()),
                null);
        String key = UUID.randomUUID().toString();
        return times.of("create", () -> tickets.open(form, key).orThrow());
    }

    private TicketView atTheDepartment(TicketView dispatched, StaffMember officer, int steps) {
        if (steps <= 3) {
            return dispatched;
        }
        BenchCity.actAs(officer);
        TicketView signed = times.of(
                "sign",
                () -> tickets.sign(dispatched.id(), dispatched.version()).orThrow());
        if (steps <= 4) {
            return signed;
        }
        String answer =
                "经核实，" + words.pieces().get(random.nextInt(words.pieces().size())) + "。感谢您的来电。";
        return times.of(
                "reply",
                () -> tickets.reply(signed.id(), answer, signed.version()).orThrow());
    }

    private void rated(TicketId ticket) {
        BenchCity.actAsMachine();
        Satisfaction grade = Satisfaction.ofDigit(random.nextInt(6)).orElseThrow();
        times.of("rate", () -> followUps.rate(ticket, grade, Channel.SMS, null).orThrow());
    }

    private void found(TicketView ticket, StaffMember agent) {
        BenchCity.actAs(agent);
        var filter = new TicketFilter(Set.of(), null, null, ticket.number());
        List<TicketLine> found =
                times.of("search", () -> tickets.list(filter, null, PAGE)).items();
        if (found.size() != 1 || found.getFirst().status() != TicketStatus.CLOSED) {
            throw new IllegalStateException("not found closed by its number: " + ticket.number());
        }
        if (callers.written()) {
            times.of("find", () -> tickets.findByNumber(ticket.number()).orElseThrow());
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
