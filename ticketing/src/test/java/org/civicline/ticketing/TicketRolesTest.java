package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.TicketFilter;
import org.civicline.ticketing.Tickets.TicketLine;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.Test;

class TicketRolesTest extends CaseWork {

    @Test
    void onlyTheDeskTakesTheDesksSteps() {
        TicketView fresh = opened();
        for (StaffMember one : List.of(officer, otherOfficer, leader, administrator)) {
            signedIn.as(one);
            desksSteps(fresh).forEach(step -> refused(step.get(), "foundation.forbidden"));
        }
        signedIn.out();
        desksSteps(fresh).forEach(step -> refused(step.get(), "foundation.forbidden"));
    }

    private List<Supplier<Outcome<?>>> desksSteps(TicketView ticket) {
        return List.of(
                () -> tickets.open(form(ticket.citizen()), key()),
                () -> tickets.answerDirectly(form(ticket.citizen()), null, "答复", key()),
                () -> tickets.dispatch(ticket.id(), "water", null, ticket.version()),
                () -> tickets.approve(ticket.id(), ticket.version()),
                () -> tickets.sendBack(ticket.id(), "原因", ticket.version()),
                () -> tickets.close(ticket.id(), "说明", ticket.version()));
    }

    @Test
    void onlyOfficersTakeADepartmentsSteps() {
        TicketView ticket = dispatched();
        for (StaffMember one : List.of(agent, supervisor, leader, administrator)) {
            signedIn.as(one);
            departmentsSteps(ticket).forEach(step -> refused(step.get(), "foundation.forbidden"));
        }
        signedIn.out();
        departmentsSteps(ticket).forEach(step -> refused(step.get(), "foundation.forbidden"));
    }

    @Test
    void anotherDepartmentsTicketDoesNotExistForAnOfficer() {
        TicketView ticket = dispatched();
        signedIn.as(otherOfficer);
        departmentsSteps(ticket).forEach(step -> refused(step.get(), "ticketing.unknown-ticket"));
        assertThat(tickets.find(ticket.id())).isEmpty();
        assertThat(tickets.findByNumber(ticket.number())).isEmpty();
        assertThatThrownBy(() -> tickets.history(ticket.id())).isInstanceOf(RefusedException.class);
        assertThat(tickets.list(new TicketFilter(java.util.Set.of(), "water", null, null), null, 200)
                        .items())
                .extracting(TicketLine::leadName)
                .doesNotContain("水务局");
        assertThat(tickets.list(new TicketFilter(java.util.Set.of(), null, null, ticket.number()), null, 200)
                        .items())
                .isEmpty();
    }

    private List<Supplier<Outcome<?>>> departmentsSteps(TicketView ticket) {
        return List.of(
                () -> tickets.sign(ticket.id(), ticket.version()),
                () -> tickets.take(ticket.id(), returning("原因"), ticket.version()),
                () -> tickets.reply(ticket.id(), "答复", ticket.version()));
    }

    @Test
    void administratorsSeeNoCases() {
        TicketView ticket = opened();
        signedIn.as(administrator);
        assertThatThrownBy(() -> tickets.find(ticket.id())).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> tickets.history(ticket.id())).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> tickets.list(TicketFilter.ALL, null, 10)).isInstanceOf(RefusedException.class);
    }

    @Test
    void theSystemOpensButNoMemberOfStaffOpensAsTheSystem() {
        Caller caller = caller("王小明");
        assertThat(tickets.openBySystem(form(caller.id()), key()).orThrow().openedBy())
                .isNull();
        signedIn.as(agent);
        refused(tickets.openBySystem(form(caller.id()), key()), "foundation.forbidden");
    }

    @Test
    void nobodyOfUsJudgesInTheCitizensPlace() {
        TicketView ticket = approved();
        for (StaffMember one : List.of(agent, supervisor, officer, leader, administrator)) {
            signedIn.as(one);
            refused(
                    followUps.rate(ticket.id(), Satisfaction.VERY_SATISFIED, Channel.PHONE, null),
                    "foundation.forbidden");
        }
        signedIn.as(agent);
        assertThat(tickets.find(ticket.id()).orElseThrow().satisfaction()).isNull();
    }

    @Test
    void anOfficersStepNeedsTheVersionTheySaw() {
        TicketView ticket = dispatched();
        signedIn.as(officer);
        refused(tickets.sign(ticket.id(), ticket.version() - 1), "ticketing.changed-meanwhile");
        tickets.sign(ticket.id(), ticket.version()).orThrow();
        refused(tickets.sign(ticket.id(), ticket.version()), "ticketing.changed-meanwhile");
        refused(tickets.sign(ticket.id(), ticket.version() + 1), "ticketing.not-in-this-state");
    }
}
