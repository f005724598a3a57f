package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.testkit.MovableClock;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests of cases begin with: a category, two departments, and people to act. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CaseWork extends ContactWork {

    static final String NOISE = "living.noise";

    @Autowired
    Tickets tickets;

    @Autowired
    FollowUps followUps;

    @Autowired
    Categories categories;

    @Autowired
    Departments departments;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    StaffMember agent = nobody();
    StaffMember supervisor = nobody();
    StaffMember officer = nobody();
    StaffMember otherOfficer = nobody();
    StaffMember leader = nobody();
    StaffMember administrator = nobody();

    @BeforeAll
    void peopleAndPlaces() {
        departments.putAll(List.of(
                new Department("hotline", "热线中心", "Hotline Centre", Department.Level.CITY, null),
                new Department("water", "水务局", "Water Bureau", Department.Level.CITY, null),
                new Department("ecology", "生态环境局", "Ecology Bureau", Department.Level.CITY, null)));
        categories.putAll(List.of(
                new Categories.Category("living", "城市生活", "City life", null, Urgency.NORMAL),
                new Categories.Category(NOISE, "噪声扰民", "Noise", "living", Urgency.NORMAL)));
        agent = signedIn.newStaff("hotline", Role.AGENT);
        supervisor = signedIn.newStaff("hotline", Role.SUPERVISOR);
        officer = signedIn.newStaff("water", Role.OFFICER);
        otherOfficer = signedIn.newStaff("ecology", Role.OFFICER);
        leader = signedIn.newStaff("hotline", Role.LEADER);
        administrator = signedIn.newStaff("hotline", Role.SYSTEM_ADMIN);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    private static StaffMember nobody() {
        return new StaffMember(
                new org.civicline.foundation.StaffId(new UUID(0, 0)), "", "", "", null, "", java.util.Set.of());
    }

    /** A citizen with a name, at a number of their own. */
    record Caller(CitizenId id, ContactPoint point) {}

    Caller caller(String name) {
        signedIn.out();
        ContactPoint point = Samples.phone();
        CitizenId id = citizens.resolve(point);
        citizens.rename(id, name).orThrow();
        return new Caller(id, point);
    }

    static String key() {
        return UUID.randomUUID().toString();
    }

    static NewTicket form(@Nullable CitizenId citizen) {
        return form(citizen, TicketType.COMPLAINT, Urgency.NORMAL);
    }

    static NewTicket form(@Nullable CitizenId citizen, TicketType type, Urgency urgency) {
        return new NewTicket(
                citizen, null, Channel.PHONE, type, NOISE, urgency, "夜间施工噪声", "楼下工地夜里施工，睡不着。", "和平路1号", false);
    }

    /** The same by somebody who speaks for an organisation. */
    static NewTicket by(NewTicket form, @Nullable String organisation) {
        return new NewTicket(
                form.citizen(),
                form.interaction(),
                form.channel(),
                form.type(),
                form.categoryCode(),
                form.urgency(),
                form.title(),
                form.text(),
                form.address(),
                form.confidential(),
                form.answers(),
                organisation);
    }

    /** @return the code of an organisation the citizen speaks for from now on */
    String speaksFor(Caller caller, String name) {
        String code = "9" + ThreadLocalRandom.current().nextLong(10_000_000_000_000_000L, 100_000_000_000_000_000L);
        jdbc.sql("INSERT INTO ticketing.organisation (code, name, created_at) VALUES (?, ?, now())")
                .params(code, name)
                .update();
        jdbc.sql(
                        "INSERT INTO ticketing.organisation_speaker (citizen_id, organisation_code, since) VALUES (?, ?, now())")
                .params(caller.id().value(), code)
                .update();
        return code;
    }

    TicketView opened() {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        return tickets.open(form(caller.id()), key()).orThrow();
    }

    TicketView dispatched() {
        TicketView ticket = opened();
        return tickets.dispatch(ticket.id(), "water", "请尽快处理", ticket.version()).orThrow();
    }

    TicketView signed() {
        TicketView ticket = dispatched();
        signedIn.as(officer);
        return tickets.sign(ticket.id(), ticket.version()).orThrow();
    }

    TicketView replied() {
        TicketView ticket = signed();
        return tickets.reply(ticket.id(), "已责令停工。", ticket.version()).orThrow();
    }

    TicketView approved() {
        TicketView ticket = replied();
        signedIn.as(agent);
        return tickets.approve(ticket.id(), ticket.version()).orThrow();
    }

    static SideStep returning(String text) {
        return new SideStep.AskReturn(ReturnReason.NOT_OUR_DUTY, text, null);
    }

    static void refused(Outcome<?> outcome, String code) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }
}
