package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.supervision.Climbing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The rules of the ladder: versions, who hears of a step, and what other rules would mean. */
class LadderTest extends SetupWork {

    /** Monday, ten in the morning in the city, in a year that nobody has planned. */
    private static final Instant MONDAY = Instant.parse("2037-11-16T02:00:00Z");

    @BeforeEach
    void monday() {
        clock.forward(Duration.between(clock.instant(), MONDAY));
    }

    @AfterEach
    void shipped() {
        Rungs.asShipped(jdbc);
    }

    @Test
    void aChangeIsANewVersionByWhoIsNotMeasured() throws Exception {
        assertThat(get(supervisor, "/ladder").body()).hasSize(1);
        assertThat(get(agent, "/ladder").status()).isEqualTo(403);
        String changed = ladder().urgedAfter("REPLY", "NORMAL", 2).form();
        assertThat(put(supervisor, "/ladder", changed).status()).isEqualTo(403);
        Answer published = put(administrator, "/ladder", changed);
        assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
        JsonNode newest = published.body().get(0);
        assertThat(newest.get("publishedBy").asString()).isEqualTo(administrator.displayName());
        assertThat(newest.get("note").asString()).isEqualTo("按市里督办办法");
        assertThat(newest.get("rules").get("version").asInt()).isEqualTo(2);
        assertThat(newest.get("rules").get("rules")).hasSize(18);
        assertThat(published.body().get(1).get("publishedBy").isNull()).isTrue();
        assertThat(new Rungs(get(leader, "/ladder").body())
                        .rule("REPLY", "NORMAL")
                        .get("urge")
                        .get("after")
                        .asInt())
                .isEqualTo(2);
        assertThat(code(put(administrator, "/ladder", changed)))
                .as("the version edited is not the newest")
                .isEqualTo("ticketing.rules-changed");
        assertThat(jdbc.sql("SELECT count(*) FROM foundation.audit_entry WHERE action = 'ladder.published'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void whatCannotBeIsRefusedRowByRow() throws Exception {
        assertThat(faulty(one -> one.rule("SIGN", "URGENT").put("yellowPercent", 100)))
                .isEqualTo("ticketing.rows-faulty");
        assertThat(faulty(one -> one.urgedAfter("SIGN", "URGENT", 0))).isEqualTo("ticketing.rows-faulty");
        assertThat(faulty(one -> one.urgedAfter("SIGN", "NORMAL", 250))).isEqualTo("ticketing.rows-faulty");
        assertThat(faulty(one -> ((ArrayNode) one.whole().get("rules")).remove(3)))
                .isEqualTo("ticketing.rows-faulty");
        assertThat(faulty(one -> one.rule("SIGN", "URGENT").put("urgency", "NORMAL")))
                .isEqualTo("ticketing.rows-faulty");
        assertThat(faulty(one -> ((ArrayNode) one.whole().get("rules")).addNull()))
                .isEqualTo("ticketing.rows-faulty");
        assertThat(faulty(one -> one.whole().put("note", " "))).isEqualTo("ticketing.note-missing");
        assertThat(faulty(one -> one.whole().remove("audiences"))).isEqualTo("ticketing.field-missing");
        assertThat(faulty(one -> ((ArrayNode) one.whole().get("audiences")).remove(0)))
                .isEqualTo("ticketing.ladder-audience");
        assertThat(faulty(one -> one.audience("RED").put("step", "URGE"))).isEqualTo("ticketing.ladder-audience");
        assertThat(faulty(one -> one.groups("URGE").removeAll())).isEqualTo("ticketing.ladder-audience");
        assertThat(faulty(one -> one.groups("URGE").add("EVERYBODY"))).isEqualTo("ticketing.unknown-choice");
        assertThat(faulty(one -> one.people("URGE").add(UUID.randomUUID().toString())))
                .isEqualTo("ticketing.not-nameable");
        assertThat(faulty(one -> one.people("URGE").add(officer.id().toString())))
                .as("an officer may not see every case")
                .isEqualTo("ticketing.not-nameable");
        JsonNode lacking = put(administrator, "/ladder", without(3)).body();
        assertThat(lacking.get("errors").get(0).get("text").asString()).contains("SIGN");
    }

    @Test
    void whoHearsOfAStepIsDataToo() throws Exception {
        StaffMember clerk = signedIn.newStaff("hotline", Role.AGENT);
        Rungs changed = ladder();
        changed.groups("URGE").removeAll().add("SUPERVISORS");
        changed.people("URGE").add(clerk.id().toString());
        changed.groups("RED").removeAll();
        assertThat(put(administrator, "/ladder", changed.form()).status()).isEqualTo(200);
        assertThat(person(clerk).get("nameable").asBoolean()).isTrue();
        assertThat(get(supervisor, "/ladder/people").body().toString())
                .doesNotContain(officer.id().toString());
        TicketView ticket = late();
        assertThat(people(ticket))
                .contains(clerk.displayName(), supervisor.displayName())
                .doesNotContain(officer.displayName());
        // Who left is not told any more; the rules still say who it was.
        jdbc.sql("UPDATE foundation.staff SET enabled = FALSE WHERE id = :id")
                .param("id", clerk.id().value())
                .update();
        assertThat(person(clerk).get("nameable").asBoolean()).isFalse();
        assertThat(people(late())).doesNotContain(clerk.displayName()).contains(supervisor.displayName());
    }

    @Test
    void otherRulesAreTriedOnWhatIsOpenAndChangeNothing() throws Exception {
        late();
        JsonNode same = tried(ladder());
        assertThat(same.get("moved").asLong()).isZero();
        assertThat(same.get("all").asBoolean()).isTrue();
        assertThat(standing(same, "URGE", "now")).isPositive();
        JsonNode later = tried(ladder().urgedAfter("REPLY", "NORMAL", 3));
        assertThat(later.get("moved").asLong()).isPositive();
        assertThat(standing(later, "URGE", "then")).isLessThan(standing(later, "URGE", "now"));
        assertThat(standing(later, "RED", "then")).isGreaterThan(standing(later, "RED", "now"));
        Rungs byHand = ladder();
        for (String duty : List.of("DISPATCH", "SIGN", "FIRST_CONTACT", "REPLY", "REVIEW", "FOLLOW_UP")) {
            for (String urgency : List.of("NORMAL", "URGENT", "EMERGENCY")) {
                byHand.rule(duty, urgency).put("automatic", false);
            }
        }
        assertThat(standing(tried(byHand), "URGE", "then"))
                .as("nobody is urged by itself")
                .isZero();
        signed();
        Rungs early = ladder();
        early.rule("REPLY", "NORMAL").put("yellowPercent", 1);
        clock.forward(Duration.ofHours(3));
        JsonNode yellow = tried(early);
        assertThat(standing(yellow, "YELLOW", "then")).isGreaterThan(standing(yellow, "YELLOW", "now"));
        assertThat(get(supervisor, "/ladder").body()).hasSize(1);
        assertThat(post(agent, "/ladder/trial", ladder().form()).status()).isEqualTo(403);
        assertThat(post(supervisor, "/ladder/trial", "{}").status()).isEqualTo(422);
    }

    private Rungs ladder() throws Exception {
        return new Rungs(get(administrator, "/ladder").body());
    }

    private String without(int rule) throws Exception {
        Rungs ladder = ladder();
        ((ArrayNode) ladder.whole().get("rules")).remove(rule);
        return ladder.form();
    }

    private String faulty(Consumer<Rungs> spoil) throws Exception {
        Rungs ladder = ladder();
        spoil.accept(ladder);
        return code(put(administrator, "/ladder", ladder.form()));
    }

    private JsonNode tried(Rungs ladder) throws Exception {
        Answer trial = post(supervisor, "/ladder/trial", ladder.form());
        assertThat(trial.status()).as(trial.body().toString()).isEqualTo(200);
        return trial.body();
    }

    private static long standing(JsonNode trial, String step, String when) {
        for (JsonNode one : trial.get("steps")) {
            if (one.get("step").asString().equals(step)) {
                return one.get(when).asLong();
            }
        }
        throw new AssertionError(step);
    }

    /** Signed for on a day of its own, the citizen contacted, urged a working day after it was due. */
    private TicketView late() {
        clock.forward(Duration.ofDays(14));
        TicketView ticket = signed();
        signedIn.as(officer);
        TicketView now = tickets.find(ticket.id()).orElseThrow();
        tickets.take(now.id(), new SideStep.NoteContact(null, "已联系"), now.version())
                .orThrow();
        clock.forward(Duration.ofDays(9));
        Climbing.once(context);
        return ticket;
    }

    private List<String> people(TicketView ticket) throws Exception {
        JsonNode all =
                get(supervisor, "/tickets/" + ticket.id() + "/supervisions").body();
        assertThat(all).hasSize(1);
        var names = new ArrayList<String>();
        all.get(0).get("people").forEach(one -> names.add(one.asString()));
        return names;
    }

    private JsonNode person(StaffMember one) throws Exception {
        for (JsonNode each : get(supervisor, "/ladder/people").body()) {
            if (each.get("id").asString().equals(one.id().toString())) {
                return each;
            }
        }
        throw new AssertionError("not told of: " + one.displayName());
    }

    private static String code(Answer answer) {
        return answer.body().get("code").asString();
    }
}
