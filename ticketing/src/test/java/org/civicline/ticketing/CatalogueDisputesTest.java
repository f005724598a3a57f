package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What returned and arbitrated cases say against the catalogue, and what becomes of it. */
class CatalogueDisputesTest extends CatalogueWork {

    @Test
    void anAgreedReturnSpeaksAgainstTheEntryUntilSomebodyWeighsIt() throws Exception {
        int number = add(entry(lamps, null, "water", "2026-01-01", null));
        TicketView ticket = returned("甲东区乙河街道1号", "east-urban");
        JsonNode view = get(supervisor, CATALOGUE + "/" + number).body();
        assertThat(view.get("entry").get("disputes").asInt()).isEqualTo(1);
        JsonNode dispute = view.get("disputed").get(0);
        assertThat(dispute.get("ticketNumber").asString()).isEqualTo(ticket.number());
        assertThat(dispute.get("kind").asString()).isEqualTo("RETURNED");
        assertThat(dispute.get("departmentName").asString()).isEqualTo("甲东区城管局");
        assertThat(view.get("proposal").isNull())
                .as("one case may be an exception")
                .isTrue();
        assertThat(numbers("?disputed=true&category=" + top)).containsExactly(number);

        String keep = CATALOGUE + "/" + number + "/keep";
        assertThat(post(supervisor, keep, "{\"note\":\"该件属例外\"}").status()).isEqualTo(422);
        Answer kept = post(supervisor, keep, "{\"version\":1,\"note\":\"该件属例外\"}");
        assertThat(kept.body().get("entry").get("disputes").asInt()).isZero();
        assertThat(kept.body().get("entry").get("version").asInt()).isEqualTo(1);
        assertThat(numbers("?disputed=true&category=" + top)).isEmpty();
    }

    @Test
    void whoWeighedDisputesAgainstAnOlderVersionIsRefused() throws Exception {
        int number = add(entry(lamps, null, "water", "2026-01-01", null));
        put(supervisor, CATALOGUE + "/" + number, writing(1, entry(lamps, null, "water", "2026-02-01", null)));
        returned("甲东区乙河街道1号", "east-urban");
        Answer kept = post(supervisor, CATALOGUE + "/" + number + "/keep", "{\"version\":1,\"note\":\"该件属例外\"}");
        assertThat(kept.status()).isEqualTo(409);
        assertThat(kept.body().get("code").asString()).isEqualTo("ticketing.entry-changed-meanwhile");
        assertThat(numbers("?disputed=true&category=" + top)).containsExactly(number);
    }

    @Test
    void aReturnOfADepartmentTheCatalogueDoesNotNameIsNoDispute() throws Exception {
        int number = add(entry(lamps, null, "urban", "2026-01-01", null));
        returned("甲东区1号", "east-urban");
        assertThat(get(supervisor, CATALOGUE + "/" + number)
                        .body()
                        .get("entry")
                        .get("disputes")
                        .asInt())
                .isZero();
    }

    @Test
    void twoDisputesProposeWhatTheyShareAndChangingTheEntrySettlesThem() throws Exception {
        int number = add(entry(top, null, "water", "2026-01-01", null));
        returned("甲东区乙河街道1号", "east-urban");
        returned("甲东区8号", "east-urban");
        JsonNode proposal = get(supervisor, CATALOGUE + "/" + number).body().get("proposal");
        assertThat(proposal.get("change").asBoolean()).isFalse();
        assertThat(proposal.get("categoryCode").asString()).isEqualTo(lamps);
        assertThat(proposal.get("placeCode").asString()).isEqualTo("p-east");
        assertThat(proposal.get("departmentCode").asString()).isEqualTo("east-urban");
        assertThat(proposal.get("disputes").asInt()).isEqualTo(2);
        put(supervisor, CATALOGUE + "/" + number, writing(1, entry(top, null, "urban", "2026-01-01", null)));
        assertThat(get(supervisor, CATALOGUE + "/" + number)
                        .body()
                        .get("proposal")
                        .isNull())
                .isTrue();
    }

    @Test
    void anArbiterWhoDecidesForAnotherThanTheCatalogueSpeaksAgainstIt() throws Exception {
        int number = add(entry(lamps, null, "water", "2026-01-01", null));
        arbitrated("water");
        assertThat(disputes(number)).isEmpty();
        arbitrated("ecology");
        assertThat(disputes(number)).containsExactly("ARBITRATED 生态环境局");
    }

    @Test
    void theSameCaseSpeaksOnceAndLast() throws Exception {
        int number = add(entry(lamps, null, "water", "2026-01-01", null));
        TicketView ticket = returned("丙西区1号", null);
        assertThat(disputes(number)).containsExactly("RETURNED null");
        signedIn.as(supervisor);
        ticket = tickets.dispatch(ticket.id(), "water", null, ticket.version()).orThrow();
        signedIn.as(officer);
        ticket = tickets.take(ticket.id(), returning("仍不归我"), ticket.version()).orThrow();
        signedIn.as(supervisor);
        ticket = tickets.take(ticket.id(), new SideStep.RefuseReturn("归你"), ticket.version())
                .orThrow();
        signedIn.as(officer);
        ticket = tickets.take(ticket.id(), new SideStep.Dispute("不服"), ticket.version())
                .orThrow();
        signedIn.as(supervisor);
        tickets.take(ticket.id(), new SideStep.Arbitrate("ecology", "按三定"), ticket.version())
                .orThrow();
        assertThat(disputes(number)).containsExactly("ARBITRATED 生态环境局");
    }

    @Test
    void theCasesAreForThoseWhoMaySeeCases() throws Exception {
        int number = add(entry(lamps, null, "water", "2026-01-01", null));
        returned("甲东区1号", "east-urban");
        for (StaffMember who : List.of(administrator, officer, otherOfficer)) {
            JsonNode view = get(who, CATALOGUE + "/" + number).body();
            assertThat(view.get("disputed")).isEmpty();
            assertThat(view.get("entry").get("disputes").asInt()).isEqualTo(1);
        }
        assertThat(get(leader, CATALOGUE + "/" + number).body().get("disputed")).hasSize(1);
    }

    private TicketView dispatchedToWater(String address) {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        TicketView ticket = tickets.open(
                        new NewTicket(
                                caller.id(),
                                null,
                                Channel.PHONE,
                                TicketType.HELP,
                                lamps,
                                Urgency.NORMAL,
                                "路灯不亮",
                                "不亮。",
                                address,
                                false),
                        key())
                .orThrow();
        return tickets.dispatch(ticket.id(), "water", null, ticket.version()).orThrow();
    }

    /** Given back by the water bureau, and the desk agrees. */
    private TicketView returned(String address, @Nullable String suggested) {
        TicketView ticket = dispatchedToWater(address);
        signedIn.as(officer);
        var asked = new SideStep.AskReturn(ReturnReason.NOT_OUR_DUTY, "不归我管", suggested);
        ticket = tickets.take(ticket.id(), asked, ticket.version()).orThrow();
        signedIn.as(agent);
        return tickets.take(ticket.id(), new SideStep.AcceptReturn(), ticket.version())
                .orThrow();
    }

    private void arbitrated(String department) {
        TicketView ticket = dispatchedToWater("丙西区1号");
        signedIn.as(officer);
        ticket = tickets.take(ticket.id(), returning("不归我管"), ticket.version()).orThrow();
        signedIn.as(supervisor);
        ticket = tickets.take(ticket.id(), new SideStep.RefuseReturn("归你"), ticket.version())
                .orThrow();
        signedIn.as(officer);
        ticket = tickets.take(ticket.id(), new SideStep.Dispute("不服"), ticket.version())
                .orThrow();
        signedIn.as(supervisor);
        tickets.take(ticket.id(), new SideStep.Arbitrate(department, "按三定"), ticket.version())
                .orThrow();
    }

    private List<String> disputes(int number) throws Exception {
        List<String> disputes = new ArrayList<>();
        get(supervisor, CATALOGUE + "/" + number)
                .body()
                .get("disputed")
                .forEach(one -> disputes.add(one.get("kind").asString() + " "
                        + (one.get("departmentName").isNull()
                                ? null
                                : one.get("departmentName").asString())));
        return disputes;
    }
}
