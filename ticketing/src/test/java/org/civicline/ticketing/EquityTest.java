package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Citizens.Need;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whether citizens are served alike, by whichever channel they came and whatever they need. */
class EquityTest extends SetupWork {

    private static final String JUNE = "from=2068-06-01&until=2068-06-30";
    private static final Instant ASKED = Instant.parse("2068-06-10T04:00:00Z");

    @BeforeAll
    void citizensJudge() {
        UUID nobodys = ticketOf();
        judged(nobodys, "PHONE", 180, 20, 24);
        judged(nobodys, "SMS", 60, 40, 48);
        judged(nobodys, "KIOSK", 46, 4, 24);
        judged(nobodys, "CHAT", 5, 5, 90);
        judged(ticketOf(Need.DEAF, Need.SPEECH), "SMS", 10, 25, 72);
        judged(ticketOf(Need.DEAF), "SMS", 5, 10, 72);
        judged(ticketOf(Need.ELDERLY), "PHONE", 45, 5, 24);
        judged(ticketOf(Need.WHEELCHAIR), "PHONE", 0, 9, 200);
    }

    private UUID ticketOf(Need... needs) {
        Caller caller = caller("张三");
        signedIn.as(agent);
        if (needs.length > 0) {
            citizens.note(caller.id(), Set.of(needs), true).orThrow();
        }
        return tickets.open(form(caller.id()), key()).orThrow().id().value();
    }

    /** @param hours each has waited, give or take one */
    private void judged(UUID ticket, String channel, int solved, int unsolved, int hours) {
        jdbc.sql("""
                INSERT INTO ticketing.follow_up (id, ticket_id, opened_at, asked_at, ended_at, outcome, grade, solved, contacted,
                    via, sample, excluded, channel)
                SELECT gen_random_uuid(), :ticket, :at - make_interval(hours => :hours + CASE WHEN n % 2 = 0 THEN 1 ELSE -1 END),
                    :at, :at, 'RATED', CASE WHEN n <= :solved THEN 5 ELSE 1 END, n <= :solved, TRUE, 'PHONE', TRUE, FALSE, :channel
                FROM generate_series(1, :solved + :unsolved) AS n
                """)
                .param("ticket", ticket)
                .param("at", ASKED.atOffset(ZoneOffset.UTC))
                .param("channel", channel)
                .param("solved", solved)
                .param("unsolved", unsolved)
                .param("hours", hours)
                .update();
    }

    private JsonNode table() throws Exception {
        return get(leader, "/figures/equity?" + JUNE).body();
    }

    @Test
    void whoCameByTextIsServedWorseThanWhoCalledOnlyWhereItIsBeyondChance() throws Exception {
        JsonNode channels = table().get("channels");
        assertThat(channels.get("against").asString()).isEqualTo("PHONE");
        JsonNode phone = cell(group(channels, "PHONE"), "solved");
        assertThat(phone.get("whole").asInt()).isEqualTo(259);
        assertThat(phone.get("value").asDouble()).isCloseTo(225 / 259.0, within(1e-9));
        assertThat(phone.get("standing").isNull()).isTrue();
        JsonNode sms = cell(group(channels, "SMS"), "solved");
        assertThat(sms.get("value").asDouble()).isCloseTo(75 / 150.0, within(1e-9));
        assertThat(sms.get("standing").asString()).isEqualTo("WORSE");
        // 46 of 50 may well be chance beside 225 of 259.
        assertThat(cell(group(channels, "KIOSK"), "solved").get("standing").asString())
                .isEqualTo("ALIKE");
        assertThat(cell(group(channels, "SMS"), "composite").get("standing").asString())
                .isEqualTo("WORSE");
    }

    @Test
    void waitingLongerIsWorseToo() throws Exception {
        JsonNode sms = cell(group(table().get("channels"), "SMS"), "hours-waited");
        assertThat(sms.get("value").asDouble()).isBetween(55.0, 57.0);
        assertThat(sms.get("standing").asString()).isEqualTo("WORSE");
        assertThat(sms.get("interval").get("low").asDouble())
                .isLessThan(sms.get("value").asDouble());
        JsonNode kiosk = cell(group(table().get("channels"), "KIOSK"), "hours-waited");
        assertThat(kiosk.get("value").asDouble()).isCloseTo(24, within(0.1));
    }

    @Test
    void ofFewerThanSayAnythingNothingIsSaid() throws Exception {
        JsonNode table = table();
        assertThat(table.get("leastSample").asInt()).isEqualTo(30);
        for (JsonNode few : List.of(group(table.get("channels"), "CHAT"), group(table.get("needs"), "WHEELCHAIR"))) {
            for (JsonNode one : few.get("cells")) {
                assertThat(one.get("value").isNull()).isTrue();
                assertThat(one.get("raw").isNull()).isTrue();
                assertThat(one.get("standing").isNull()).isTrue();
            }
        }
        assertThat(group(table.get("channels"), "CHAT").get("asked").asInt()).isEqualTo(10);
    }

    @Test
    void whoHasSeveralNeedsCountsInEachAndIsSetAgainstWhoHasNone() throws Exception {
        JsonNode needs = table().get("needs");
        assertThat(needs.get("against").asString()).isEqualTo("NONE");
        assertThat(codes(needs)).containsExactly("NONE", "ELDERLY", "DEAF", "SPEECH", "WHEELCHAIR");
        assertThat(cell(group(needs, "NONE"), "solved").get("whole").asInt()).isEqualTo(360);
        assertThat(cell(group(needs, "DEAF"), "solved").get("whole").asInt()).isEqualTo(50);
        assertThat(cell(group(needs, "SPEECH"), "solved").get("whole").asInt()).isEqualTo(35);
        assertThat(cell(group(needs, "DEAF"), "solved").get("standing").asString())
                .isEqualTo("WORSE");
        assertThat(cell(group(needs, "ELDERLY"), "solved").get("standing").asString())
                .isEqualTo("ALIKE");
    }

    /** Needs are read where they are noted, so what is taken back or forgotten is gone from here too. */
    @Test
    void whatIsNotNotedAnyMoreIsNoGroup() throws Exception {
        UUID ticket = ticketOf(Need.BLIND);
        judged(ticket, "PHONE", 30, 0, 24);
        assertThat(codes(table().get("needs"))).contains("BLIND");
        jdbc.sql("UPDATE ticketing.citizen SET needs = '{}' WHERE needs = '{BLIND}'")
                .update();
        assertThat(codes(table().get("needs"))).doesNotContain("BLIND");
        jdbc.sql("DELETE FROM ticketing.follow_up WHERE ticket_id = ?")
                .param(ticket)
                .update();
    }

    @Test
    void theCasesBehindAChannelAreShownThoseBehindANeedAreNot() throws Exception {
        JsonNode cases = get(leader, "/figures/solved/cases?channel=KIOSK&size=100&" + JUNE)
                .body();
        assertThat(cases.get("items")).hasSize(50);
        assertThat(get(leader, "/figures/hours-waited/cases?channel=CHAT&" + JUNE)
                        .body()
                        .get("items"))
                .hasSize(10);
        assertThat(get(leader, "/figures/solved/cases?channel=PIGEON&" + JUNE).status())
                .isEqualTo(422);
        assertThat(get(leader, "/figures/solved/cases?need=DEAF&size=100&" + JUNE)
                        .body()
                        .get("items"))
                .as("nobody asks for it: as many as without")
                .hasSize(100);
    }

    @Test
    void ofACategoryWithAllBelowItAndTheCasesBehindItToo() throws Exception {
        JsonNode living =
                get(leader, "/figures/equity?category=living&" + JUNE).body().get("channels");
        assertThat(cell(group(living, "SMS"), "solved").get("whole").asInt()).isEqualTo(150);
        assertThat(get(leader, "/figures/equity?category=" + NOISE + "&" + JUNE)
                        .body()
                        .get("channels"))
                .isEqualTo(living);
        assertThat(get(leader, "/figures/equity?category=no-such&" + JUNE)
                        .body()
                        .get("channels")
                        .get("groups"))
                .isEmpty();
        String cases = "/figures/solved/cases?channel=KIOSK&size=100&category=living&" + JUNE;
        assertThat(get(leader, cases + "&below=true").body().get("items")).hasSize(50);
        assertThat(get(leader, cases).body().get("items")).isEmpty();
    }

    @Test
    void aFollowUpKeepsHowItsCaseCameAndWhen() {
        Tickets.TicketView ticket = approved();
        assertThat(jdbc.sql("""
                        SELECT f.channel = t.channel AND f.opened_at = t.created_at FROM ticketing.follow_up f
                        JOIN ticketing.ticket t ON t.id = f.ticket_id WHERE t.id = ?
                        """).param(ticket.id().value()).query(Boolean.class).single())
                .isTrue();
    }

    @Test
    void onlyWhoWatchesOverAllReadsIt() throws Exception {
        for (StaffMember one : List.of(agent, officer, administrator)) {
            assertThat(get(one, "/figures/equity").status()).isEqualTo(403);
            assertThat(get(one, "/figures/slowest").status()).isEqualTo(403);
        }
    }

    private static JsonNode group(JsonNode comparison, String code) {
        for (JsonNode one : comparison.get("groups")) {
            if (one.get("code").asString().equals(code)) {
                return one;
            }
        }
        throw new AssertionError(code);
    }

    private static JsonNode cell(JsonNode group, String figure) {
        for (JsonNode one : group.get("cells")) {
            if (one.get("figure").asString().equals(figure)) {
                return one;
            }
        }
        throw new AssertionError(figure);
    }

    private static List<String> codes(JsonNode comparison) {
        var codes = new ArrayList<String>();
        comparison.get("groups").forEach(one -> codes.add(one.get("code").asString()));
        return codes;
    }
}
