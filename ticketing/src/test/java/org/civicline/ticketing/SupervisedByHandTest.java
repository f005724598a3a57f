package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.TicketView;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Urging, supervising and noticing by hand, and who reads of it. */
class SupervisedByHandTest extends SupervisionWork {

    @Test
    void agentsUrgeSupervisorsAlsoSuperviseAndNoticeNamedPeople() throws Exception {
        TicketView ticket = signed();
        String path = "/tickets/" + ticket.id() + "/supervisions";
        assertThat(post(agent, path, "{\"level\":\"SUPERVISE\",\"reason\":\"快点\"}")
                        .status())
                .isEqualTo(403);
        assertThat(post(officer, path, "{\"level\":\"URGE\",\"reason\":\"快点\"}").status())
                .isEqualTo(403);
        assertThat(post(agent, path, "{\"level\":\"SHOUT\",\"reason\":\"快点\"}").status())
                .isEqualTo(422);
        Answer urged = post(agent, path, "{\"level\":\"URGE\",\"reason\":\"市民第三次来电\"}");
        assertThat(urged.status()).as(urged.body().toString()).isEqualTo(200);
        assertThat(urged.body().get(0).get("reason").asString()).isEqualTo("市民第三次来电");
        assertThat(urged.body().get(0).get("raisedBy").asString()).isEqualTo(agent.displayName());
        assertThat(post(agent, path, "{\"level\":\"URGE\",\"reason\":\"再催\"}")
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("ticketing.supervised-already");
        assertThat(post(supervisor, path, named("NOTICE", otherOfficer))
                        .body()
                        .get("code")
                        .asString())
                .isEqualTo("ticketing.unknown-person");
        Answer noticed = post(supervisor, path, named("NOTICE", leader));
        assertThat(noticed.body()).hasSize(1);
        assertThat(noticed.body().get(0).get("level").asString()).isEqualTo("NOTICE");
        assertThat(noticed.body().get(0).get("raisedBy").asString()).isEqualTo(supervisor.displayName());
        assertThat(noticed.body().get(0).get("reason").asString()).isEqualTo("通报");
        assertThat(texts(noticed.body().get(0).get("people"))).contains(officer.displayName(), leader.displayName());
        assertThat(ids(get(leader, "/supervisions?mine=true&size=200").body()))
                .contains(noticed.body().get(0).get("id").asString());
        assertThat(get(leader, "/supervisions/waiting").body().get("open").asInt())
                .isPositive();
        assertThat(audits("ticket:" + ticket.number())).contains("ticket.urged", "ticket.noticed");
        assertThat(get(otherOfficer, path).status()).isEqualTo(404);
        assertThat(get(supervisor, path + "/people").body()).isNotEmpty();
    }

    @Test
    void whoGaveACaseBackReadsNothingOfItAnyMore() throws Exception {
        TicketView ticket = signed();
        post(agent, "/tickets/" + ticket.id() + "/supervisions", "{\"level\":\"URGE\",\"reason\":\"市民很着急\"}");
        JsonNode mine = listed(officer, ticket);
        assertThat(mine.get("title").asString()).isEqualTo(ticket.title());
        assertThat(mine.get("reason").asString()).isEqualTo("市民很着急");
        signedIn.as(officer);
        TicketView now = tickets.find(ticket.id()).orElseThrow();
        now = tickets.take(now.id(), returning("不归我"), now.version()).orThrow();
        signedIn.as(agent);
        tickets.take(now.id(), new SideStep.AcceptReturn(), now.version()).orThrow();
        JsonNode after = listed(officer, ticket);
        assertThat(after.get("title").isNull()).isTrue();
        assertThat(after.get("reason").isNull()).isTrue();
        assertThat(after.get("mayAnswer").asBoolean()).isTrue();
        assertThat(only(supervisor, ticket).get("title").asString()).isEqualTo(ticket.title());
        answer(officer, after);
        assertThat(get(officer, "/supervisions?answered=true&size=200").body().toString())
                .doesNotContain("市民很着急");
    }

    @Test
    void listsGoOnWhereTheLastPageEnded() throws Exception {
        var mine = new ArrayList<TicketView>();
        for (int number = 0; number < 3; number++) {
            TicketView ticket = signed();
            mine.add(ticket);
            post(agent, "/tickets/" + ticket.id() + "/supervisions", "{\"level\":\"URGE\",\"reason\":\"催\"}");
        }
        List<String> open = pages("/supervisions?size=2");
        assertThat(open).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
        var answered = new ArrayList<String>();
        for (TicketView ticket : mine) {
            JsonNode one = only(officer, ticket);
            answer(officer, one);
            answered.add(one.get("id").asString());
        }
        assertThat(open).containsAll(answered);
        assertThat(pages("/supervisions?answered=true&size=2"))
                .containsAll(answered)
                .doesNotHaveDuplicates();
        assertThat(get(officer, "/supervisions?" + FAR).status()).isBetween(400, 422);
    }

    private List<String> pages(String path) throws Exception {
        var ids = new ArrayList<String>();
        String next = "";
        do {
            JsonNode page = get(officer, path + next).body();
            ids.addAll(ids(page));
            next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
        } while (!next.isEmpty());
        return ids;
    }

    private JsonNode listed(StaffMember by, TicketView ticket) throws Exception {
        for (JsonNode one : get(by, "/supervisions?size=200").body().get("items")) {
            if (one.get("number").asString().equals(ticket.number())) {
                return one;
            }
        }
        throw new AssertionError("not listed: " + ticket.number());
    }

    private String named(String level, StaffMember person) {
        return "{\"level\":\"%s\",\"reason\":\"通报\",\"people\":[\"%s\"]}".formatted(level, person.id());
    }

    private List<String> audits(String subject) {
        return jdbc.sql("SELECT action FROM foundation.audit_entry WHERE subject = :subject")
                .param("subject", subject)
                .query(String.class)
                .list();
    }

    private static List<String> ids(JsonNode page) {
        var ids = new ArrayList<String>();
        page.get("items").forEach(one -> ids.add(one.get("id").asString()));
        return ids;
    }
}
