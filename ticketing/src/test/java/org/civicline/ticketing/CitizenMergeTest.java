package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.testkit.AtOnce;
import org.civicline.ticketing.Interactions.NewInteraction;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Two records of one person, joined and taken apart. */
class CitizenMergeTest extends SetupWork {

    private static final String WHY = "{\"reason\":\"本人核实\"}";

    /** What is whose: cases, contacts and contact points by citizen. */
    private record Owned(List<String> cases, List<String> contacts, List<String> points) {}

    @Test
    void allOfTheOtherIsSeenUnderTheOneThatIsKept() throws Exception {
        Caller one = caller("王小明");
        Caller other = caller("王小明");
        called(one);
        InteractionId call = called(other);
        TicketView ticket = opened(other, call);
        Answer merged = merge(supervisor, one, other);
        assertThat(merged.status()).as(merged.body().toString()).isEqualTo(200);
        assertThat(merged.body().get("contacts").asInt()).isEqualTo(2);
        assertThat(merged.body().get("openTickets").asInt()).isEqualTo(1);

        signedIn.out();
        assertThat(citizens.resolve(other.point()))
                .as("whoever calls from there")
                .isEqualTo(one.id());
        assertThat(get(agent, "/citizens/" + other.id()).body().get("id").asString())
                .isEqualTo(one.id().toString());
        assertThat(get(agent, "/citizens/" + other.id() + "/timeline").body())
                .isEqualTo(get(agent, "/citizens/" + one.id() + "/timeline").body());
        assertThat(get(agent, "/citizens/" + one.id() + "/timeline").body().toString())
                .contains(ticket.number());
        assertThat(get(agent, "/tickets?citizen=" + one.id()).body().toString()).contains(ticket.number());
        JsonNode history = get(agent, "/citizens/" + one.id() + "/merges").body();
        assertThat(history).hasSize(1);
        assertThat(history.get(0).get("reason").asString()).isEqualTo("本人核实");
        assertThat(history.get(0).get("mergedBy").asString()).isEqualTo(supervisor.displayName());
        assertThat(audits(one)).contains("citizen.merged");
    }

    @Test
    void undoneEachHasExactlyWhatWasTheirsAndWhatCameThroughTheirNumber() throws Exception {
        Caller one = caller("王小明");
        Caller other = caller("王晓明");
        called(one);
        opened(one, null);
        opened(other, called(other));
        Owned oneBefore = owned(one.id());
        Owned otherBefore = owned(other.id());
        merge(supervisor, one, other);
        InteractionId since = called(other);
        TicketView fromOther = opened(one, since);
        TicketView fromStale = opened(other, null);
        TicketView fromNobody = opened(one, null);

        Answer undone = undo(supervisor, one);
        assertThat(undone.status()).as(undone.body().toString()).isEqualTo(200);
        Owned oneAfter = owned(one.id());
        Owned otherAfter = owned(other.id());
        assertThat(oneAfter.points()).isEqualTo(oneBefore.points());
        assertThat(oneAfter.contacts()).isEqualTo(oneBefore.contacts());
        assertThat(oneAfter.cases())
                .containsAll(oneBefore.cases())
                .contains(fromNobody.number())
                .hasSize(2);
        assertThat(otherAfter.points()).isEqualTo(otherBefore.points());
        assertThat(otherAfter.contacts()).contains(since.toString()).hasSize(2);
        assertThat(otherAfter.cases())
                .containsAll(otherBefore.cases())
                .contains(fromOther.number(), fromStale.number())
                .hasSize(3);
        assertThat(moved()).as("nothing remembers it any more").isZero();
        assertThat(get(agent, "/citizens/" + other.id()).body().get("name").asString())
                .isEqualTo("王晓明");
        assertThat(code(undo(supervisor, one))).isEqualTo("ticketing.merge-undone");
        assertThat(audits(one)).contains("citizen.unmerged");
    }

    @Test
    void mergedInStepsTheyAreTakenApartInAnyOrder() throws Exception {
        Caller first = caller("王小明");
        Caller second = caller("王小明");
        Caller third = caller("王小明");
        for (Caller one : List.of(first, second, third)) {
            opened(one, called(one));
        }
        List<Owned> before = List.of(owned(first.id()), owned(second.id()), owned(third.id()));
        String inner = mergeId(second, first);
        String outer = mergeId(third, second);
        assertThat(owned(third.id()).cases()).hasSize(3);
        assertThat(post(supervisor, "/citizens/merges/" + inner + "/undo", WHY).status())
                .isEqualTo(200);
        assertThat(owned(first.id())).isEqualTo(before.get(0));
        assertThat(owned(third.id()).cases()).hasSize(2);
        post(supervisor, "/citizens/merges/" + outer + "/undo", WHY);
        assertThat(owned(second.id())).isEqualTo(before.get(1));
        assertThat(owned(third.id())).isEqualTo(before.get(2));

        mergeId(second, first);
        outer = mergeId(third, second);
        post(supervisor, "/citizens/merges/" + outer + "/undo", WHY);
        assertThat(owned(second.id()).cases())
                .as("with what was merged into it")
                .hasSize(2);
        assertThat(owned(third.id())).isEqualTo(before.get(2));
    }

    @Test
    void onlyASupervisorDecidesAndSaysWhy() throws Exception {
        Caller one = caller("王小明");
        Caller other = caller("王小明");
        for (StaffMember each : List.of(agent, officer, leader, administrator)) {
            assertThat(merge(each, one, other).status()).isEqualTo(403);
        }
        String path = "/citizens/" + one.id() + "/merges";
        assertThat(code(post(supervisor, path, "{\"other\":\"" + other.id() + "\",\"reason\":\" \"}")))
                .isEqualTo("ticketing.reason-missing");
        assertThat(post(supervisor, path, WHY).status()).isEqualTo(422);
        assertThat(code(merge(supervisor, one, one))).isEqualTo("ticketing.same-citizen");
        assertThat(code(post(supervisor, path, "{\"other\":\"" + UUID.randomUUID() + "\",\"reason\":\"同一人\"}")))
                .isEqualTo("ticketing.unknown-citizen");
        merge(supervisor, one, other);
        assertThat(code(merge(supervisor, one, other))).isEqualTo("ticketing.citizen-merged");
        assertThat(code(merge(supervisor, other, one))).isEqualTo("ticketing.citizen-merged");
        assertThat(code(post(supervisor, "/citizens/merges/" + UUID.randomUUID() + "/undo", WHY)))
                .isEqualTo("ticketing.unknown-merge");
    }

    /** Locks keep rings from forming; without them, looking one up would never have ended. */
    @Test
    void lookingUpARingComesToAnEnd() {
        UUID one = caller("王小明").id().value();
        UUID other = caller("王小明").id().value();
        jdbc.sql(
                        "UPDATE ticketing.citizen SET merged_into = CASE id WHEN ? THEN CAST(? AS uuid) ELSE ? END WHERE id IN (?, ?)")
                .params(one, other, one, one, other)
                .update();
        assertThat(jdbc.sql("SELECT ticketing.merged(?)")
                        .param(one)
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(one, other);
        assertThat(jdbc.sql("SELECT ticketing.survivor(?) IS NULL")
                        .param(one)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void othersOfTheSameNameAreShownAsMaybeTheSame() throws Exception {
        String name = "同名" + System.nanoTime() % 1_000_000;
        Caller one = caller(name);
        Caller other = caller(name);
        JsonNode alike = get(agent, "/citizens/" + one.id() + "/alike").body();
        assertThat(alike).hasSize(1);
        assertThat(alike.get(0).get("id").asString()).isEqualTo(other.id().toString());
        merge(supervisor, one, other);
        assertThat(get(agent, "/citizens/" + one.id() + "/alike").body()).isEmpty();
    }

    @Test
    void whoIsForgottenIsForgottenWithAllThatWasMergedIntoThem() throws Exception {
        StaffMember security = signedIn.newStaff("hotline", Role.SECURITY_ADMIN);
        Caller one = caller("王小明");
        Caller other = caller("李静静");
        called(other);
        String merge = mergeId(one, other);
        String erasure = "{\"ground\":\"CONSENT_WITHDRAWN\",\"reason\":\"本人来访，已核验身份\"}";
        assertThat(code(post(supervisor, "/citizens/" + other.id() + "/erasure", erasure)))
                .isEqualTo("ticketing.citizen-merged");
        Answer asked = post(supervisor, "/citizens/" + one.id() + "/erasure", erasure);
        Caller third = caller("王小明");
        assertThat(code(merge(supervisor, third, one))).isEqualTo("ticketing.erasure-asked");
        assertThat(code(post(supervisor, "/citizens/merges/" + merge + "/undo", WHY)))
                .isEqualTo("ticketing.erasure-asked");
        assertThat(post(security, "/erasures/" + asked.body().get("id").asString() + "/approve", "{}")
                        .status())
                .isEqualTo(200);
        for (String gone : List.of("李静静", other.point().value(), one.point().value())) {
            for (String table : List.of("citizen", "contact_point", "interaction", "citizen_merge")) {
                assertThat(jdbc.sql("SELECT count(*) FROM ticketing." + table + " AS t WHERE t::text LIKE ?")
                                .param("%" + gone + "%")
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
        }
        assertThat(code(post(supervisor, "/citizens/merges/" + merge + "/undo", WHY)))
                .isEqualTo("ticketing.citizen-erased");
    }

    @Test
    void whoCallsWhileTheyAreMergedIsCountedOnceAndNothingIsLost() throws Exception {
        Caller one = caller("王小明");
        Caller other = caller("王小明");
        var acts = new ArrayList<Callable<Object>>();
        acts.add(() -> merge(supervisor, one, other));
        acts.add(() -> merge(supervisor, other, one));
        for (int number = 0; number < 8; number++) {
            acts.add(() -> called(other));
            acts.add(() -> opened(other, null));
        }
        List<Object> results = AtOnce.all(acts);
        assertThat(results.subList(0, 2).stream().map(result -> ((Answer) result).status()))
                .containsExactlyInAnyOrder(200, 409);
        signedIn.out();
        CitizenId kept = citizens.resolve(one.point());
        assertThat(citizens.resolve(other.point())).isEqualTo(kept);
        Owned all = owned(kept);
        assertThat(all.cases()).hasSize(8);
        assertThat(all.contacts()).hasSize(8);
    }

    private Answer merge(StaffMember by, Caller kept, Caller merged) throws Exception {
        return post(
                by, "/citizens/" + kept.id() + "/merges", "{\"other\":\"" + merged.id() + "\",\"reason\":\"本人核实\"}");
    }

    private String mergeId(Caller kept, Caller merged) throws Exception {
        assertThat(merge(supervisor, kept, merged).status()).isEqualTo(200);
        return get(supervisor, "/citizens/" + kept.id() + "/merges")
                .body()
                .get(0)
                .get("id")
                .asString();
    }

    private Answer undo(StaffMember by, Caller kept) throws Exception {
        JsonNode history = get(by, "/citizens/" + kept.id() + "/merges").body();
        return post(by, "/citizens/merges/" + history.get(0).get("id").asString() + "/undo", WHY);
    }

    private InteractionId called(Caller from) {
        signedIn.out();
        InteractionId call = interactions.begin(new NewInteraction(
                Channel.PHONE, true, UUID.randomUUID().toString(), from.point(), null, clock.instant()));
        clock.forward(Duration.ofSeconds(1));
        return call;
    }

    private TicketView opened(Caller of, @Nullable InteractionId call) {
        signedIn.as(agent);
        NewTicket form = form(of.id());
        return tickets.open(
                        new NewTicket(
                                form.citizen(),
                                call,
                                form.channel(),
                                form.type(),
                                form.categoryCode(),
                                form.urgency(),
                                form.title(),
                                form.text(),
                                form.address(),
                                false),
                        key())
                .orThrow();
    }

    private Owned owned(CitizenId citizen) {
        return new Owned(
                of("SELECT number FROM ticketing.ticket WHERE citizen_id = :id ORDER BY number", citizen),
                of("SELECT CAST(id AS text) FROM ticketing.interaction WHERE citizen_id = :id ORDER BY id", citizen),
                of("SELECT value FROM ticketing.contact_point WHERE citizen_id = :id ORDER BY value", citizen));
    }

    private List<String> of(String sql, CitizenId citizen) {
        return jdbc.sql(sql).param("id", citizen.value()).query(String.class).list();
    }

    /** Of all tests: each takes apart what it joined, or the rows stay with merged records. */
    private long moved() {
        return jdbc.sql("""
                SELECT count(*) FROM ticketing.ticket t JOIN ticketing.citizen c ON c.id = t.own_citizen_id
                WHERE c.merged_into IS NULL AND t.erased_at IS NULL
                """).query(Long.class).single();
    }

    private List<String> audits(Caller one) {
        return jdbc.sql("SELECT action FROM foundation.audit_entry WHERE subject = :subject")
                .param("subject", "citizen:" + one.id())
                .query(String.class)
                .list();
    }

    private static String code(Answer answer) {
        return answer.body().get("code").asString();
    }
}
