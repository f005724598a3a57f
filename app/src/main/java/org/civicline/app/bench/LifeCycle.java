package org.civicline.app.bench;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.civicline.app.bench.CaseWords.Subject;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.CategoryForms;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.FollowUps;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.NewInteraction;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketFilter;
import org.civicline.ticketing.Tickets.TicketView;
import org.springframework.beans.factory.BeanFactory;

/** Takes one case after the other through its whole life, each step as whoever takes it. */
final class LifeCycle implements Load.Worker {

    /** How many steps change the case. */
    static final int CHANGES = 7;

    private static final double KNOWN_CALLER = 0.4;
    private static final int PAGE = 15;

    /** No telephone number of China begins like these. */
    private static final String NEW_NUMBERS = "129%08d";

    private static final AtomicLong CALLERS = new AtomicLong();

    private final Citizens citizens;
    private final Interactions interactions;
    private final Tickets tickets;
    private final FollowUps followUps;
    private final List<StaffMember> agents;
    private final List<StaffMember> officers;
    private final CaseWords words;
    private final CaseAnswers answers;
    private final SplittableRandom random;
    private final Times times = new Times();
    private final double unfinished;

    /** @param unfinished share of the cases that are left waiting at some step, as in a city there always are */
    LifeCycle(BeanFactory city, CaseWords words, int number, double unfinished) {
        this.citizens = city.getBean(Citizens.class);
        this.interactions = city.getBean(Interactions.class);
        this.tickets = city.getBean(Tickets.class);
        this.followUps = city.getBean(FollowUps.class);
        this.agents = city.getBean(StaffDirectory.class).withRole(Role.AGENT);
        this.officers = city.getBean(StaffDirectory.class).withRole(Role.OFFICER);
        this.words = words;
        this.answers = new CaseAnswers(city.getBean(CategoryForms.class));
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
        BenchCity.actAsMachine();
        Instant now = Instant.now();
        var point = new ContactPoint(ContactPoint.Kind.PHONE, caller());
        InteractionId contact = times.of(
                "contact",
                () -> interactions.begin(new NewInteraction(
                        Channel.PHONE, true, UUID.randomUUID().toString(), point, null, now)));
        BenchCity.actAs(agent);
        CitizenId citizen = times.of("recognise", () -> citizens.resolve(point));
        Subject about = words.subject(random);
        var form = new NewTicket(
                citizen,
                contact,
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

    /** Many call again and again; the more, the more often they did before. */
    private String caller() {
        long known = CALLERS.get();
        long caller =
                known > 0 && random.nextDouble() < KNOWN_CALLER ? random.nextLong(known) : CALLERS.getAndIncrement();
        return NEW_NUMBERS.formatted(caller);
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
        TicketView seen =
                times.of("find", () -> tickets.findByNumber(ticket.number()).orElseThrow());
        if (seen.satisfaction() == null) {
            throw new IllegalStateException("not rated: " + ticket.number());
        }
        var filter = new TicketFilter(java.util.Set.of(), null, null, ticket.number());
        var found = times.of("search", () -> tickets.list(filter, null, PAGE));
        if (found.items().size() != 1) {
            throw new IllegalStateException("not found by its number: " + ticket.number());
        }
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
