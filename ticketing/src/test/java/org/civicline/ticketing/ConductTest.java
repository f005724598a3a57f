package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Interactions.NewInteraction;
import org.civicline.ticketing.conduct.Noticing;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who speaks for an organisation, who comes again and again, and who abuses the hotline. */
class ConductTest extends SetupWork {

    private static final String CODE = "91350100M000100Y43";

    @Test
    void aCitizenSpeaksForAnOrganisationWhoseCodeChecks() throws Exception {
        Caller caller = caller("王小明");
        String path = "/citizens/" + caller.id() + "/organisations/";
        assertThat(code(put(agent, path + "91350100M000100Y44", "{\"name\":\"某某公司\"}")))
                .isEqualTo("ticketing.organisation-code");
        assertThat(code(put(agent, path + "91110108551385082Q", "{}"))).isEqualTo("ticketing.organisation-name");
        Answer noted = put(agent, path + CODE.toLowerCase(java.util.Locale.ROOT), "{\"name\":\"榕城食品有限公司\"}");
        assertThat(noted.status()).as(noted.body().toString()).isEqualTo(200);
        assertThat(noted.body().get("organisations").get(0).get("code").asString())
                .isEqualTo(CODE);
        assertThat(noted.body().get("organisations").get(0).get("name").asString())
                .isEqualTo("榕城食品有限公司");
        // Whoever else speaks for it needs the code alone; merged, both are seen as one.
        Caller other = caller("李静");
        assertThat(put(agent, "/citizens/" + other.id() + "/organisations/" + CODE, "{}")
                        .status())
                .isEqualTo(200);
        put(agent, path + "91110108551385082Q", "{\"name\":\"某某科技\"}");
        post(
                supervisor,
                "/citizens/" + other.id() + "/merges",
                "{\"other\":\"" + caller.id() + "\",\"reason\":\"同一人\"}");
        assertThat(get(agent, "/citizens/" + other.id()).body().get("organisations"))
                .hasSize(2);
        Answer gone = call(
                agent,
                org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete(
                        API + "/citizens/" + other.id() + "/organisations/" + CODE));
        assertThat(gone.body().get("organisations")).hasSize(1);
        assertThat(put(officer, path + CODE, "{}").status()).isEqualTo(403);
    }

    @Test
    void theSameMatterAtTheSamePlaceIsCalledRepeatedByTheRuleInForce() throws Exception {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        tickets.open(form(caller.id()), key()).orThrow();
        clock.forward(Duration.ofDays(20));
        tickets.open(form(caller.id()), key()).orThrow();
        assertThat(repeats(caller)).isEmpty();
        clock.forward(Duration.ofDays(5));
        signedIn.as(agent);
        tickets.open(form(caller.id()), key()).orThrow();
        JsonNode repeats = repeats(caller);
        assertThat(repeats).hasSize(1);
        assertThat(repeats.get(0).get("times").asInt()).isEqualTo(3);
        assertThat(repeats.get(0).get("address").asString()).isEqualTo("和平路1号");
        assertThat(repeats.get(0).get("numbers")).hasSize(3);
        clock.forward(Duration.ofDays(10));
        assertThat(repeats(caller)).as("two of them within thirty days").isEmpty();
        try {
            Answer published = put(administrator, "/citizen-rules", rules(1, true, 2));
            assertThat(published.status()).as(published.body().toString()).isEqualTo(200);
            assertThat(repeats(caller)).hasSize(1);
            put(administrator, "/citizen-rules", rules(2, false, 2));
            assertThat(repeats(caller)).isEmpty();
        } finally {
            jdbc.sql("DELETE FROM ticketing.citizen_rule WHERE version > 1").update();
            jdbc.sql("DELETE FROM ticketing.citizen_rule_version WHERE version > 1")
                    .update();
        }
    }

    @Test
    void citizenRulesAreVersionedAndTriedBeforeTheyAreChanged() throws Exception {
        Caller caller = caller("王小明");
        signedIn.as(agent);
        tickets.open(form(caller.id()), key()).orThrow();
        tickets.open(form(caller.id()), key()).orThrow();
        JsonNode same = noticed(rules(1, true, 3));
        assertThat(same.get("now").asInt()).isEqualTo(same.get("then").asInt());
        JsonNode tried = noticed(rules(1, true, 2));
        assertThat(tried.get("then").asInt()).isGreaterThan(tried.get("now").asInt());
        assertThat(noticed(rules(1, false, 2)).get("then").asInt()).isZero();
        assertThat(get(supervisor, "/citizen-rules").body()).hasSize(1);

        assertThat(put(supervisor, "/citizen-rules", rules(1, true, 2)).status())
                .isEqualTo(403);
        assertThat(code(put(administrator, "/citizen-rules", rules(1, true, 1))))
                .isEqualTo("ticketing.citizen-rule");
        assertThat(code(put(administrator, "/citizen-rules", rules(7, true, 2))))
                .isEqualTo("ticketing.rules-changed");
        assertThat(code(put(administrator, "/citizen-rules", rules(1, true, 2).replace("按市里办法", " "))))
                .isEqualTo("ticketing.note-missing");
        for (String odd : java.util.List.of(
                "{}",
                "{\"version\":1,\"note\":\"x\",\"rules\":[null]}",
                rules(1, true, 2).replace("HARASSMENT", "REPEATED"),
                rules(1, true, 2).replace("HARASSMENT", "ODD"))) {
            assertThat(put(administrator, "/citizen-rules", odd).status())
                    .as(odd)
                    .isEqualTo(422);
        }
        try {
            JsonNode versions =
                    put(administrator, "/citizen-rules", rules(1, true, 2)).body();
            assertThat(versions).hasSize(2);
            assertThat(versions.get(0).get("publishedBy").asString()).isEqualTo(administrator.displayName());
            assertThat(versions.get(0).get("note").asString()).isEqualTo("按市里办法");
            assertThat(versions.get(0)
                            .get("rules")
                            .get("rules")
                            .get(0)
                            .get("times")
                            .asInt())
                    .isEqualTo(2);
            assertThat(versions.get(1).get("publishedBy").isNull()).isTrue();
            assertThat(versions.get(1)
                            .get("rules")
                            .get("rules")
                            .get(0)
                            .get("times")
                            .asInt())
                    .as("what was published never changes")
                    .isEqualTo(3);
        } finally {
            jdbc.sql("DELETE FROM ticketing.citizen_rule WHERE version > 1").update();
            jdbc.sql("DELETE FROM ticketing.citizen_rule_version WHERE version > 1")
                    .update();
        }
    }

    /** What would be noticed of the same matter at the same place. */
    private JsonNode noticed(String rules) throws Exception {
        return post(supervisor, "/citizen-rules/trial", rules).body().get(0);
    }

    private static String rules(int edited, boolean repeated, int times) {
        return """
                {"version":%d,"note":"按市里办法","rules":[{"name":"REPEATED","active":%s,"times":%d,"hours":720},
                 {"name":"HARASSMENT","active":true,"times":20,"hours":24}]}""".formatted(edited, repeated, times);
    }

    @Test
    void harassmentIsProposedByOneAndDecidedByAnotherForATime() throws Exception {
        Caller caller = caller("王小明");
        String path = "/citizens/" + caller.id() + "/conduct";
        String proposal = "{\"kind\":\"ABUSE\",\"reason\":\"多次辱骂\"}";
        assertThat(post(officer, path, proposal).status()).isEqualTo(403);
        assertThat(code(post(agent, path, "{\"kind\":\"ABUSE\"}"))).isEqualTo("ticketing.reason-missing");
        String id = post(supervisor, path, proposal).body().get(0).get("id").asString();
        assertThat(code(post(agent, path, proposal))).isEqualTo("ticketing.conduct-proposed");
        assertThat(conduct(caller).isNull()).as("proposed is not decided").isTrue();

        String decision = "{\"upheld\":true,\"reason\":\"录音核实\",\"days\":30}";
        assertThat(code(post(supervisor, "/conduct/" + id + "/decision", decision)))
                .isEqualTo("ticketing.conduct-own");
        assertThat(post(agent, "/conduct/" + id + "/decision", decision).status())
                .isEqualTo(403);
        StaffMember judge = signedIn.newStaff("hotline", Role.SUPERVISOR);
        assertThat(get(judge, "/conduct").body().toString()).contains(id);
        assertThat(code(post(
                        judge, "/conduct/" + id + "/decision", "{\"upheld\":true,\"reason\":\"核实\",\"days\":999}")))
                .isEqualTo("ticketing.conduct-days");
        assertThat(post(judge, "/conduct/" + id + "/decision", decision).status())
                .isEqualTo(204);
        assertThat(code(post(judge, "/conduct/" + id + "/decision", decision))).isEqualTo("ticketing.conduct-decided");
        assertThat(conduct(caller).get("kind").asString()).isEqualTo("ABUSE");
        // Shown, and nothing is blocked by it.
        signedIn.as(agent);
        tickets.open(form(caller.id()), key()).orThrow();
        assertThat(citizens.mayContact(caller.point(), Citizens.Medium.SMS, clock.instant()))
                .isEqualTo(new Citizens.ContactPermission.Allowed());
        clock.forward(Duration.ofDays(31));
        assertThat(conduct(caller).isNull()).as("over by itself").isTrue();
        assertThat(code(post(agent, "/conduct/" + id + "/appeal", "{\"text\":\"不服\"}")))
                .isEqualTo("ticketing.conduct-no-appeal");
    }

    @Test
    void anAppealIsDecidedByWhoeverDidNotDecideBefore() throws Exception {
        Caller caller = caller("王小明");
        String id = post(agent, "/citizens/" + caller.id() + "/conduct", "{\"kind\":\"HARASSMENT\",\"reason\":\"骚扰\"}")
                .body()
                .get(0)
                .get("id")
                .asString();
        post(supervisor, "/conduct/" + id + "/decision", "{\"upheld\":true,\"reason\":\"核实\",\"days\":90}");
        assertThat(post(agent, "/conduct/" + id + "/appeal", "{\"text\":\"我有急事\"}")
                        .status())
                .isEqualTo(204);
        String lifted = "{\"lifted\":true,\"reason\":\"情况属实\"}";
        assertThat(code(post(supervisor, "/conduct/" + id + "/appeal/decision", lifted)))
                .isEqualTo("ticketing.conduct-own");
        StaffMember judge = signedIn.newStaff("hotline", Role.SUPERVISOR);
        assertThat(post(judge, "/conduct/" + id + "/appeal/decision", lifted).status())
                .isEqualTo(204);
        assertThat(conduct(caller).isNull()).isTrue();
        assertThat(get(judge, "/conduct").body().toString()).doesNotContain(id);
        JsonNode history = get(agent, "/citizens/" + caller.id() + "/conduct").body();
        assertThat(history.get(0).get("appealReason").asString()).isEqualTo("情况属实");
        assertThat(history.get(0).get("appealDecidedBy").asString()).isEqualTo(judge.displayName());
    }

    @Test
    void whoContactsUsVeryOftenIsProposedByTheSystemOnce() throws Exception {
        Caller often = caller("王小明");
        Caller seldom = caller("李静");
        signedIn.out();
        for (int number = 0; number < 20; number++) {
            contact(often);
        }
        contact(seldom);
        Noticing.once(context);
        Noticing.once(context);
        JsonNode proposed = get(agent, "/citizens/" + often.id() + "/conduct").body();
        assertThat(proposed).hasSize(1);
        assertThat(proposed.get(0).get("proposedBy").isNull()).isTrue();
        assertThat(get(agent, "/citizens/" + seldom.id() + "/conduct").body()).isEmpty();
        post(
                supervisor,
                "/conduct/" + proposed.get(0).get("id").asString() + "/decision",
                "{\"upheld\":false,\"reason\":\"多次报修同一处漏水\"}");
        Noticing.once(context);
        assertThat(get(agent, "/citizens/" + often.id() + "/conduct").body())
                .as("looked at already")
                .hasSize(1);
    }

    private void contact(Caller caller) {
        interactions.begin(new NewInteraction(
                Channel.PHONE, true, UUID.randomUUID().toString(), caller.point(), null, clock.instant()));
    }

    private JsonNode repeats(Caller caller) throws Exception {
        return get(agent, "/citizens/" + caller.id() + "/repeats").body();
    }

    private JsonNode conduct(Caller caller) throws Exception {
        return get(agent, "/citizens/" + caller.id()).body().get("conduct");
    }

    private static String code(Answer answer) {
        return answer.body().get("code").asString();
    }
}
