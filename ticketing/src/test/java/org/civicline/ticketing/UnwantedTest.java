package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.civicline.foundation.Department;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.DispatchCatalogue.Terms;
import org.civicline.ticketing.Places.Place;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketEvent;
import org.civicline.ticketing.Tickets.TicketView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Cases that no department wants: whose they are then, by 首接负责 and 兜底. */
class UnwantedTest extends SetupWork {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    @Autowired
    DispatchCatalogue catalogue;

    @Autowired
    Places places;

    private String pipes = "";

    /** A category of its own for each test: what the catalogue says stays. */
    @BeforeEach
    void aDistrictThatTakesWhatNobodyTakes() {
        signedIn.out();
        String top = "pipes-" + System.nanoTime();
        pipes = top + ".leak";
        categories.putAll(List.of(
                new Category(top, "管网" + top, "Pipes", null, Urgency.NORMAL),
                new Category(pipes, "漏水" + top, "Leaks", top, Urgency.NORMAL)));
        departments.putAll(List.of(
                new Department("roads", "公路局", "Roads Bureau", Department.Level.CITY, null),
                new Department("north", "丁北区政府", "North District", Department.Level.DISTRICT, null)));
        places.putAll(List.of(new Place("p-north", "丁北区", "North", Places.Kind.DISTRICT, null)));
        catalogue.addAll(
                List.of(
                        new Terms(pipes, null, "water", null, null, LONG_AGO, null),
                        new Terms(top, "p-north", "north", "《首接负责与兜底办法》第5条", null, LONG_AGO, null, true)),
                "测试");
    }

    private StaffMember officerOf(String department) {
        return signedIn.newStaff(department, Role.OFFICER);
    }

    @Test
    void whoSignedFirstStaysResponsibleAndCannotGiveItBack() throws Exception {
        TicketView ticket = goneRound(true, "丁北区1号");
        JsonNode rounds = rounds(ticket);
        assertThat(rounds.get("returns").asInt()).isEqualTo(2);
        assertThat(rounds.get("mostReturns").asInt()).isEqualTo(2);
        assertThat(rounds.get("rounds")).hasSize(2);
        assertThat(rounds.get("rounds").get(0).get("reason").asString()).isEqualTo("不属于水务");
        assertThat(rounds.get("rounds").get(0).get("signedAt").isNull()).isFalse();
        assertThat(rounds.get("rounds").get(1).get("signedAt").isNull()).isTrue();
        assertThat(rounds.get("whose").get("rule").asString()).isEqualTo("FIRST_TAKER");
        assertThat(rounds.get("whose").get("departmentCode").asString()).isEqualTo("water");

        assertThat(bound(ticket, "water", officer)).isEqualTo("first-taker");
    }

    @Test
    void nobodyHavingSignedTheDepartmentOfLastResortHasIt() throws Exception {
        TicketView ticket = goneRound(false, "丁北区1号");
        JsonNode whose = rounds(ticket).get("whose");
        assertThat(whose.get("rule").asString()).isEqualTo("LAST_RESORT");
        assertThat(whose.get("departmentName").asString()).isEqualTo("丁北区政府");
        assertThat(whose.get("because").asString()).contains("《首接负责与兜底办法》第5条");

        assertThat(bound(ticket, "north", officerOf("north"))).isEqualTo("last-resort");
    }

    /** The word of the rule, where a dispatch is bound by it. */
    private @Nullable Object bound(TicketView ticket, String department, StaffMember officer) {
        signedIn.as(agent);
        tickets.dispatch(ticket.id(), department, "请牵头办理", again(ticket).version())
                .orThrow();
        TicketEvent dispatched = tickets.history(ticket.id()).getLast();
        assertThat(dispatched.details()).containsEntry("text", "请牵头办理");
        signedIn.as(officer);
        TicketView theirs = again(ticket);
        assertThat(theirs.actions()).contains("sign").doesNotContain("return", "dispute");
        refused(tickets.take(theirs.id(), returning("不要"), theirs.version()), "ticketing.duty-binds");
        return dispatched.details().get("because");
    }

    @Test
    void aDepartmentThatIsFoundAfterAllMaySayNoAndTheArbiterHasTheRuleBeforeHim() throws Exception {
        TicketView ticket = goneRound(false, "丁北区1号");
        signedIn.as(agent);
        ticket = tickets.dispatch(ticket.id(), "roads", null, ticket.version()).orThrow();
        assertThat(tickets.history(ticket.id()).getLast().details()).doesNotContainKey("because");
        ticket = take(officerOf("roads"), ticket, returning("不属于公路"));
        assertThat(ticket.status()).isEqualTo(TicketStatus.DISPUTED);
        assertThat(rounds(ticket).get("whose").get("departmentCode").asString()).isEqualTo("north");

        take(supervisor, ticket, new SideStep.Arbitrate("north", "各部门均不认领"));
        signedIn.as(agent);
        assertThat(tickets.history(ticket.id()).getLast().details())
                .containsEntry("because", "last-resort")
                .containsEntry("text", "各部门均不认领");
        assertThat(rounds(ticket).get("asked").asBoolean()).as("it is decided").isFalse();
        assertThat(disputesOf("ARBITRATED"))
                .as("that nobody took it says nothing about whose it is")
                .isZero();
    }

    private int disputesOf(String kind) {
        return jdbc.sql("""
                SELECT count(*) FROM ticketing.catalogue_dispute WHERE category_code = :category AND kind = :kind
                """)
                .param("category", pipes)
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }

    @Test
    void beforeItWentRoundOftenEnoughNoRuleBinds() throws Exception {
        TicketView ticket = returned(officer, dispatched("water", "丁北区1号"), true, "不属于水务");
        assertThat(rounds(ticket).get("asked").asBoolean()).isFalse();
        signedIn.as(agent);
        ticket = tickets.dispatch(ticket.id(), "water", null, ticket.version()).orThrow();
        signedIn.as(officer);
        assertThat(again(ticket).actions()).contains("return");
    }

    @Test
    void anArbiterWhoIsAskedSoonerSeesTheFirstTakerButNoLastResort() throws Exception {
        TicketView signed = disputed(true);
        assertThat(rounds(signed).get("whose").get("departmentCode").asString()).isEqualTo("water");
        TicketView unsigned = disputed(false);
        assertThat(rounds(unsigned).get("asked").asBoolean()).isTrue();
        assertThat(rounds(unsigned).get("whose").isNull()).isTrue();
    }

    @Test
    void whereTheCatalogueNamesNoneNobodyIsNamed() throws Exception {
        TicketView ticket = goneRound(false, "丁南区1号");
        assertThat(rounds(ticket).get("asked").asBoolean()).isTrue();
        assertThat(rounds(ticket).get("whose").isNull()).isTrue();
        signedIn.as(agent);
        ticket = tickets.dispatch(ticket.id(), "north", null, ticket.version()).orThrow();
        signedIn.as(officerOf("north"));
        assertThat(again(ticket).actions()).contains("return");
    }

    @Test
    void itIsForTheDeskToSee() throws Exception {
        TicketView ticket = goneRound(true, "丁北区1号");
        String path = "/tickets/" + ticket.id() + "/rounds";
        for (StaffMember other : List.of(officer, leader, administrator)) {
            assertThat(get(other, path).status()).isEqualTo(403);
        }
        assertThat(get(agent, "/tickets/" + new java.util.UUID(0, 0) + "/rounds")
                        .status())
                .isEqualTo(404);
    }

    /** Refused to be given back, and the water bureau does not agree. */
    private TicketView disputed(boolean sign) {
        TicketView ticket = dispatched("water", "丁北区1号");
        if (sign) {
            signedIn.as(officer);
            ticket = tickets.sign(ticket.id(), ticket.version()).orThrow();
        }
        ticket = take(officer, ticket, returning("不属于水务"));
        ticket = take(agent, ticket, new SideStep.RefuseReturn("属于水务"));
        return take(officer, ticket, new SideStep.Dispute("确实不属于"));
    }

    /** Given back by two departments, of which only the first may have signed. */
    private TicketView goneRound(boolean firstSigns, String address) {
        TicketView ticket = returned(officer, dispatched("water", address), firstSigns, "不属于水务");
        signedIn.as(agent);
        ticket =
                tickets.dispatch(ticket.id(), "ecology", null, ticket.version()).orThrow();
        return returned(otherOfficer, ticket, false, "不属于环保");
    }

    private TicketView dispatched(String department, String address) {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        var form = new NewTicket(
                caller.id(),
                null,
                Channel.PHONE,
                TicketType.HELP,
                pipes,
                Urgency.NORMAL,
                "路面冒水",
                "路面冒水三天了。",
                address,
                false);
        TicketView ticket = tickets.open(form, key()).orThrow();
        return tickets.dispatch(ticket.id(), department, null, ticket.version()).orThrow();
    }

    private TicketView returned(StaffMember by, TicketView ticket, boolean sign, String reason) {
        TicketView asked = ticket;
        if (sign) {
            signedIn.as(by);
            asked = tickets.sign(ticket.id(), ticket.version()).orThrow();
        }
        return take(agent, take(by, asked, returning(reason)), new SideStep.AcceptReturn());
    }

    private TicketView take(StaffMember by, TicketView ticket, SideStep step) {
        signedIn.as(by);
        return tickets.take(ticket.id(), step, again(ticket).version()).orThrow();
    }

    private TicketView again(TicketView ticket) {
        return tickets.find(ticket.id()).orElseThrow();
    }

    private JsonNode rounds(TicketView ticket) throws Exception {
        Answer answer = get(supervisor, "/tickets/" + ticket.id() + "/rounds");
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }
}
