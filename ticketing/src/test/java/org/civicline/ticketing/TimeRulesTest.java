package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.sla.Deadlines;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.Matter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** Time limits are data: read, tried out, published as a new version, and kept by the tickets born with them. */
class TimeRulesTest extends SetupWork {

    private static final Instant MONDAY = Instant.parse("2026-11-16T02:00:00Z");

    @Autowired
    Deadlines deadlines;

    /** Monday, ten in the morning in the city: a year that nobody has planned. */
    private static final Instant LATER = Instant.parse("2037-11-16T02:00:00Z");

    private JsonNode before = tools.jackson.databind.node.NullNode.getInstance();

    @BeforeEach
    void asTheyWere() throws Exception {
        before = newest();
    }

    /** Other tests share the database: what was in force before is in force again. */
    @AfterEach
    void backToWhatWasInForce() throws Exception {
        int now = newest().get("version").asInt();
        if (now != before.get("version").asInt()) {
            String body = form(now, before.get("rules").toString());
            assertThat(put(administrator, "/time-rules", body).status()).isEqualTo(200);
        }
    }

    @Test
    void anInstallationBeginsWithTheLimitsOfTheFirstReleaseAsVersionOne() throws Exception {
        JsonNode versions = get(supervisor, "/time-rules?before=2").body();
        assertThat(versions).hasSize(1);
        assertThat(versions.get(0).get("publishedBy").isNull()).isTrue();
        JsonNode first = versions.get(0).get("rules");
        List<String> reply = new ArrayList<>();
        for (JsonNode rule : first.get("rules")) {
            if (rule.get("duty").asString().equals("REPLY")) {
                reply.add((rule.get("type").isNull() ? "any" : rule.get("type").asString()) + " "
                        + rule.get("urgency").asString() + " "
                        + rule.get("amount").asInt() + " " + rule.get("unit").asString());
            }
        }
        assertThat(reply)
                .containsExactlyInAnyOrder(
                        "any EMERGENCY 2 HOURS",
                        "any URGENT 24 HOURS",
                        "any NORMAL 5 WORKING_DAYS",
                        "CONSULTATION NORMAL 2 WORKING_DAYS");
    }

    @Test
    void aTicketKeepsTheRulesItWasBornWith() throws Exception {
        TicketView old = opened();
        publish(with("""
                {"duty":"REPLY","urgency":"NORMAL","categoryCode":"living","amount":3,"unit":"WORKING_DAYS"}"""));
        TicketView young = opened();
        Instant now = clock.instant();
        assertThat(rulesOf(young)).isEqualTo(rulesOf(old) + 1);

        tickets.dispatch(old.id(), "water", null, old.version()).orThrow();
        tickets.dispatch(young.id(), "water", null, young.version()).orThrow();
        Instant byOld = replyDue(old);
        Instant byYoung = replyDue(young);
        assertThat(byOld).isAfter(byYoung);
        assertThat(byYoung)
                .isEqualTo(deadlines
                        .of(Duty.REPLY, matter(rulesOf(young)), "water", now)
                        .at());
        assertThat(byOld)
                .isEqualTo(deadlines
                        .of(Duty.REPLY, matter(rulesOf(old)), "water", now)
                        .at());
    }

    @Test
    void aTicketAnsweredOnTheSpotKeepsTheVersionToo() {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        TicketView ticket =
                tickets.answerDirectly(form(caller.id()), null, "22点", key()).orThrow();
        assertThat(rulesOf(ticket)).isEqualTo(deadlines.rulesInForce());
    }

    @Test
    void theNearestCategoryAndTheTimeOfDayDecide() throws Exception {
        publish(with("""
                {"duty":"REPLY","urgency":"NORMAL","categoryCode":"living","amount":30,"unit":"WORKING_HOURS"}""", """
                {"duty":"REPLY","urgency":"NORMAL","categoryCode":"living.noise","timeOfDay":"NON_WORKING","amount":90,"unit":"MINUTES"}"""));
        var noise = new Matter(TicketType.COMPLAINT, Urgency.NORMAL, NOISE, null);
        var living = new Matter(TicketType.COMPLAINT, Urgency.NORMAL, "living", null);
        Instant night = Instant.parse("2026-11-16T14:00:00Z");
        assertThat(deadlines.of(Duty.REPLY, noise, null, night).at()).isEqualTo(night.plus(Duration.ofMinutes(90)));
        // Thirty opening hours from ten on Monday: seven today, eight a day till Wednesday, seven on Thursday.
        assertThat(deadlines.of(Duty.REPLY, noise, null, MONDAY).at()).isEqualTo(Instant.parse("2026-11-19T09:00:00Z"));
        assertThat(deadlines.of(Duty.REPLY, living, null, night).at()).isEqualTo(Instant.parse("2026-11-20T08:00:00Z"));
        var emergency = new Matter(TicketType.HELP, Urgency.EMERGENCY, NOISE, null);
        assertThat(deadlines.of(Duty.REPLY, emergency, null, night).at()).isEqualTo(night.plus(Duration.ofHours(2)));
    }

    @Test
    void otherRulesAreTriedOnTheCasesOpenNowAndChangeNothing() throws Exception {
        TicketView ticket = dispatchedLater();
        clock.forward(Duration.ofHours(30));
        JsonNode same = reply(tried(inForce()));
        assertThat(same.get("running").asLong()).isPositive();
        assertThat(same.get("late")).isEqualTo(same.get("wouldBeLate"));
        assertThat(same.get("earlier").asLong() + same.get("later").asLong()).isZero();

        JsonNode shorter = reply(tried(with(rule(ticket, 24))));
        assertThat(shorter.get("wouldBeLate").asLong())
                .isEqualTo(shorter.get("late").asLong() + 1);
        assertThat(shorter.get("earlier").asLong()).isEqualTo(1);
        JsonNode longer = reply(tried(with(rule(ticket, 9_999))));
        assertThat(longer.get("wouldBeLate")).isEqualTo(longer.get("late"));
        assertThat(longer.get("later").asLong()).isEqualTo(1);
        assertThat(newest()).isEqualTo(before);
        assertThat(post(agent, "/time-rules/trial", form(0, inForce())).status())
                .isEqualTo(403);
    }

    @Test
    void aTimeOfDayInWhichNothingChangesMovesNoCase() throws Exception {
        TicketView ticket = dispatchedLater();
        JsonNode night = reply(tried(with(
                "{\"duty\":\"REPLY\",\"urgency\":\"NORMAL\",\"categoryCode\":\"%s\",\"timeOfDay\":\"NON_WORKING\",\"amount\":1,\"unit\":\"MINUTES\"}"
                        .formatted(ticket.categoryCode()))));
        assertThat(night.get("earlier").asLong()).isZero();
    }

    @Test
    void timeThatStoodStillAndTimeThatWasGrantedCountInATrialToo() throws Exception {
        TicketView ticket = dispatchedLater();
        clock.forward(Duration.ofHours(30));
        moved(ticket, "PAUSE", Duration.ofHours(7), clock.instant());
        assertThat(late(tried(with(rule(ticket, 24)))))
                .as("a pause of seven hours")
                .isZero();
        assertThat(late(tried(with(rule(ticket, 22)))))
                .as("which was not enough")
                .isOne();
        moved(ticket, "EXTENSION", Duration.ZERO, clock.instant().plus(Duration.ofDays(9)));
        assertThat(late(tried(with(rule(ticket, 22)))))
                .as("nine days were granted")
                .isZero();
    }

    @Test
    void everyFaultyRowIsNamedAndNothingIsPublished() throws Exception {
        String rules = """
                [{"duty":"REPLY","amount":5,"unit":"WORKING_DAYS"},
                 {"duty":"REPLY","amount":9,"unit":"HOURS"},
                 {"duty":"REPLAY","amount":5,"unit":"WORKING_DAYS"},
                 {"duty":"SIGN","amount":0,"unit":"HOURS"},
                 {"duty":"SIGN","categoryCode":"nowhere","amount":1,"unit":"HOURS"},
                 {"duty":"SIGN","type":"HELP","amount":251,"unit":"WORKING_DAYS"},
                 null]""";
        Answer tried = post(administrator, "/time-rules/trial", form(0, rules));
        assertThat(tried.status()).isEqualTo(422);
        assertThat(codes(tried.body().get("errors")))
                .containsExactly(
                        "2 rule-twice",
                        "3 unknown-choice",
                        "4 amount",
                        "5 unknown-category",
                        "6 amount",
                        "7 missing",
                        "7 missing",
                        "7 amount");
        Answer refused =
                put(administrator, "/time-rules", form(before.get("version").asInt(), rules));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().get("code").asString()).isEqualTo("ticketing.rows-faulty");
        assertThat(refused.body().get("errors")).hasSize(8);
        assertThat(newest()).isEqualTo(before);
    }

    @Test
    void aSetThatLeavesSomethingWithoutALimitOrHasARuleNobodyUsesIsFaulty() throws Exception {
        String lacking = """
                [{"duty":"REPLY","urgency":"NORMAL","amount":5,"unit":"WORKING_DAYS"}]""";
        JsonNode errors = tried(lacking).get("errors");
        assertThat(codes(errors)).isNotEmpty().containsOnly("0 no-rule");
        // Every urgency has its own rule already: one for any urgency never wins, not even in its category.
        String idle = with("""
                {"duty":"REPLY","categoryCode":"living","amount":3,"unit":"WORKING_DAYS"}""");
        errors = tried(idle).get("errors");
        assertThat(codes(errors)).containsExactly(before.get("rules").size() + 1 + " never-used");
    }

    @Test
    void whoeverEditedAnOlderVersionIsTold() throws Exception {
        int version = before.get("version").asInt();
        publish(with("""
                {"duty":"REPLY","urgency":"NORMAL","categoryCode":"living","amount":3,"unit":"WORKING_DAYS"}"""));
        Answer late = put(administrator, "/time-rules", form(version, inForce()));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body().get("code").asString()).isEqualTo("ticketing.rules-changed");
    }

    @Test
    void aVersionTellsWhoPublishedItWhenAndWhyAndLeavesATrace() throws Exception {
        publish(with("""
                {"duty":"REPLY","urgency":"NORMAL","categoryCode":"living","amount":3,"unit":"WORKING_DAYS"}"""));
        JsonNode newest = get(leader, "/time-rules").body().get(0);
        int version = newest.get("rules").get("version").asInt();
        assertThat(version).isEqualTo(before.get("version").asInt() + 1);
        assertThat(newest.get("publishedBy").asString()).isEqualTo(administrator.displayName());
        assertThat(newest.get("note").asString()).isEqualTo("按市政府通知调整");
        assertThat(jdbc.sql("SELECT count(*) FROM foundation.audit_entry WHERE subject = :subject")
                        .param("subject", "time-rules:" + version)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatIsPublishedCannotBeChangedNotEvenByHand() {
        for (String sql : List.of(
                "UPDATE ticketing.time_rule SET amount = 99",
                "DELETE FROM ticketing.time_rule",
                "UPDATE ticketing.rule_set SET note = 'x'")) {
            assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void whoIsJudgedByTheLimitsDoesNotSetThem() throws Exception {
        String body = form(before.get("version").asInt(), inForce());
        for (StaffMember one : List.of(agent, officer, supervisor, leader)) {
            assertThat(put(one, "/time-rules", body).status()).isEqualTo(403);
        }
        for (StaffMember one : List.of(agent, officer)) {
            assertThat(get(one, "/time-rules").status()).isEqualTo(403);
        }
        assertThat(get(administrator, "/time-rules?before=x").status()).isEqualTo(422);
    }

    private void publish(String rules) throws Exception {
        Answer done =
                put(administrator, "/time-rules", form(before.get("version").asInt(), rules));
        assertThat(done.status()).as(done.body().toString()).isEqualTo(200);
        signedIn.as(agent);
    }

    private JsonNode newest() throws Exception {
        return get(administrator, "/time-rules").body().get(0).get("rules");
    }

    private JsonNode tried(String rules) throws Exception {
        return post(administrator, "/time-rules/trial", form(0, rules)).body();
    }

    private static JsonNode reply(JsonNode trial) {
        for (JsonNode one : trial.get("duties")) {
            if (one.get("duty").asString().equals("REPLY")) {
                return one;
            }
        }
        throw new AssertionError("no answers are owed: " + trial);
    }

    /** How many answers more would be late. */
    private static long late(JsonNode trial) {
        JsonNode reply = reply(trial);
        return reply.get("wouldBeLate").asLong() - reply.get("late").asLong();
    }

    /** In a category of its own: other tests leave cases open. */
    private TicketView dispatchedLater() {
        clock.forward(Duration.between(clock.instant(), LATER));
        String category = "living.trial-" + key().substring(0, 8);
        categories.putAll(List.of(new Categories.Category(category, "试算", "Trial", "living", Urgency.NORMAL)));
        CitizenId caller = caller("王小明").id();
        signedIn.as(agent);
        NewTicket form = new NewTicket(
                caller,
                null,
                Channel.PHONE,
                TicketType.COMPLAINT,
                category,
                Urgency.NORMAL,
                "噪声",
                "夜里施工",
                "和平路1号",
                false);
        TicketView ticket = tickets.open(form, key()).orThrow();
        return tickets.dispatch(ticket.id(), "water", null, ticket.version()).orThrow();
    }

    private static String rule(TicketView ticket, int hours) {
        return "{\"duty\":\"REPLY\",\"urgency\":\"NORMAL\",\"categoryCode\":\"%s\",\"amount\":%d,\"unit\":\"HOURS\"}"
                .formatted(ticket.categoryCode(), hours);
    }

    /** As a clock keeps what moved it; its own due time stays. */
    private void moved(TicketView ticket, String kind, Duration length, Instant due) {
        Instant until = clock.instant().minus(Duration.ofHours(1));
        jdbc.sql("""
                UPDATE ticketing.clock SET shifts = shifts || jsonb_build_array(jsonb_build_object('kind', :kind,
                    'from', :from, 'until', :until, 'reason', 'x', 'due', :due))
                WHERE ticket_id = :id AND duty = 'REPLY'
                """)
                .param("kind", kind)
                .param("from", until.minus(length).toString())
                .param("until", until.toString())
                .param("due", due.toString())
                .param("id", ticket.id().value())
                .update();
    }

    private String inForce() {
        return before.get("rules").toString();
    }

    /** The rules in force and more. */
    private String with(String... more) {
        String rules = inForce();
        return rules.substring(0, rules.length() - 1) + "," + String.join(",", more) + "]";
    }

    private static String form(int version, String rules) {
        return "{\"version\":" + version + ",\"note\":\"按市政府通知调整\",\"rules\":" + rules + "}";
    }

    private static List<String> codes(JsonNode errors) {
        var codes = new ArrayList<String>();
        for (JsonNode error : errors) {
            codes.add(error.get("row").asInt() + " " + error.get("code").asString());
            assertThat(error.get("text").asString()).isNotBlank();
        }
        return codes;
    }

    private static Matter matter(int rules) {
        return new Matter(TicketType.COMPLAINT, Urgency.NORMAL, NOISE, rules);
    }

    private int rulesOf(TicketView ticket) {
        return jdbc.sql("SELECT rules_version FROM ticketing.ticket WHERE id = :id")
                .param("id", ticket.id().value())
                .query(Integer.class)
                .single();
    }

    private Instant replyDue(TicketView ticket) {
        return jdbc.sql("SELECT due_at FROM ticketing.clock WHERE ticket_id = :id AND duty = 'REPLY'")
                .param("id", ticket.id().value())
                .query((row, _) -> org.civicline.foundation.Columns.instant(row, "due_at"))
                .single();
    }
}
