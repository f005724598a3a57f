package org.civicline.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.testkit.MovableClock;
import org.civicline.testkit.SignedIn;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.DispatchCatalogue;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.ReturnReason;
import org.civicline.ticketing.SideStep;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Citizens with names that nobody else has, who leave them wherever a citizen can. */
@TestComponent
class Canaries {

    private static final AtomicInteger NEXT = new AtomicInteger();

    /** Where the recordings of their calls lie. */
    static final Path FOLDER = folder();

    @Autowired
    Tickets tickets;

    @Autowired
    Interactions interactions;

    @Autowired
    Citizens citizens;

    @Autowired
    Categories categories;

    @Autowired
    DispatchCatalogue catalogue;

    @Autowired
    Departments departments;

    @Autowired
    SignedIn signedIn;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    StaffMember agent = nobody();

    StaffMember judge = nobody();

    StaffMember officer = nobody();

    /** A citizen with a name that nobody else has. */
    record Person(CitizenId id, String name, String number, Path sound) {}

    private static Path folder() {
        try {
            return Files.createTempDirectory("recordings");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StaffMember nobody() {
        return new StaffMember(new StaffId(new UUID(0, 0)), "", "", "", null, "", Set.of());
    }

    void peopleAndPlaces() {
        departments.putAll(List.of(new Department("forgetting", "水务局", "Water", Department.Level.CITY, null)));
        categories.putAll(List.of(new Categories.Category("forgetting", "漏水", "Leak", null, Urgency.NORMAL)));
        // Names another department than the arbiter of the test, whose words are then noted against it.
        signedIn.out();
        catalogue.addAll(
                List.of(new DispatchCatalogue.Terms(
                        "forgetting", null, "elsewhere", null, null, LocalDate.of(2020, 1, 1), null)),
                "测试");
        agent = signedIn.newStaff("forgetting", Role.AGENT);
        judge = signedIn.newStaff("forgetting", Role.SUPERVISOR);
        officer = signedIn.newStaff("forgetting", Role.OFFICER);
    }

    Person person() throws IOException {
        String tail = "%06d".formatted(NEXT.incrementAndGet());
        String number = "13807" + tail;
        signedIn.out();
        CitizenId id = citizens.resolve(ContactPoint.phone(number).orElseThrow());
        citizens.rename(id, "金丝雀" + tail).orThrow();
        return new Person(id, "金丝雀" + tail, number, Files.writeString(FOLDER.resolve(tail + ".wav"), "sound"));
    }

    Person everywhere() throws IOException {
        Person person = person();
        InteractionId call = contact(person);
        TicketView ticket = longCase(person, call);
        disputedCase(person);
        signedIn.as(agent);
        tickets.answerDirectly(form(person, null), null, "答复" + person.name(), key())
                .orThrow();
        var traces = new Traces(jdbc, clock, agent, judge, officer);
        traces.pausedClock(person, ticket);
        traces.supervision(person, ticket);
        traces.comment(person, ticket);
        traces.exclusion(person, ticket);
        traces.texts(person, ticket);
        traces.calls(person, ticket, call);
        signedIn.out();
        return person;
    }

    private InteractionId contact(Person person) {
        signedIn.out();
        Instant now = clock.instant();
        InteractionId call = interactions.begin(new Interactions.NewInteraction(
                Channel.PHONE, true, key(), ContactPoint.phone(person.number()).orElseThrow(), person.name(), now));
        interactions.end(call, new Interactions.Ending(now, "answered"));
        interactions.recorded(
                call, new Interactions.Recording(person.sound().getFileName().toString(), 1_000));
        return call;
    }

    private TicketView longCase(Person person, InteractionId call) {
        signedIn.as(agent);
        TicketView ticket = open(person, call);
        ticket = tickets.dispatch(ticket.id(), "forgetting", "请联系" + person.name(), ticket.version())
                .orThrow();
        signedIn.as(officer);
        ticket = tickets.sign(ticket.id(), ticket.version()).orThrow();
        ticket = take(ticket, new SideStep.AskExtension(1, "等" + person.name()));
        signedIn.as(agent);
        ticket = take(ticket, new SideStep.GrantExtension());
        signedIn.as(officer);
        ticket = take(ticket, new SideStep.Suspend("待" + person.name() + "回电" + person.number()));
        ticket = take(ticket, new SideStep.Resume());
        ticket = tickets.reply(ticket.id(), "已为" + person.name() + "修好", ticket.version())
                .orThrow();
        signedIn.as(agent);
        ticket = tickets.approve(ticket.id(), ticket.version()).orThrow();
        return tickets.close(ticket.id(), person.name() + "已满意", ticket.version())
                .orThrow();
    }

    private void disputedCase(Person person) {
        signedIn.as(agent);
        TicketView ticket = open(person, null);
        ticket = tickets.dispatch(ticket.id(), "forgetting", null, ticket.version())
                .orThrow();
        signedIn.as(officer);
        ticket = take(ticket, new SideStep.AskReturn(ReturnReason.UNCLEAR, person.name() + "在哪里", null));
        signedIn.as(agent);
        ticket = take(ticket, new SideStep.RefuseReturn(person.name() + "已说明"));
        signedIn.as(officer);
        ticket = take(ticket, new SideStep.Dispute(person.name() + "没有说明"));
        signedIn.as(judge);
        ticket = take(ticket, new SideStep.Arbitrate("forgetting", person.name() + "住在辖区"));
        take(ticket, new SideStep.Withdraw(person.name() + "不再需要"));
    }

    private TicketView take(TicketView ticket, SideStep step) {
        return tickets.take(ticket.id(), step, ticket.version()).orThrow();
    }

    TicketView open(Person person, @Nullable InteractionId interaction) {
        return tickets.open(form(person, interaction), key()).orThrow();
    }

    private static Tickets.NewTicket form(Person person, @Nullable InteractionId interaction) {
        return new Tickets.NewTicket(
                person.id(),
                interaction,
                Channel.PHONE,
                TicketType.HELP,
                "forgetting",
                Urgency.NORMAL,
                person.name() + "家漏水",
                "电话" + person.number(),
                person.name() + "家",
                false);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
