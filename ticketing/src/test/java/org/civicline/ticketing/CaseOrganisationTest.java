package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.civicline.foundation.DataSubject;
import org.civicline.foundation.PersonalData;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

/** A case keeps for which organisation its citizen spoke, and shows it to whom it shows the citizen. */
class CaseOrganisationTest extends SetupWork {

    private static final String WHY = "{\"reason\":\"本人核实\"}";

    @Autowired
    List<PersonalData> kinds;

    @Autowired
    TransactionTemplate transactions;

    private TicketView opened(NewTicket form, @Nullable String organisation) {
        signedIn.as(agent);
        return tickets.open(by(form, organisation), key()).orThrow();
    }

    private @Nullable String seen(TicketView ticket, StaffMember by) {
        signedIn.as(by);
        return tickets.find(ticket.id()).orElseThrow().organisation();
    }

    @Test
    void whoSeesTheCitizenSeesForWhomTheySpokeAndALeaderAMask() throws Exception {
        Caller caller = caller("王小明");
        String code = speaksFor(caller, "新城物业公司");
        TicketView ticket = opened(form(caller.id()), code);
        tickets.dispatch(ticket.id(), "water", null, ticket.version()).orThrow();
        for (StaffMember one : List.of(agent, supervisor, officer)) {
            assertThat(seen(ticket, one)).isEqualTo("新城物业公司");
        }
        assertThat(seen(ticket, leader)).isEqualTo("新****");
        Answer unmasked = post(leader, "/tickets/" + ticket.id() + "/unmask", "{\"reason\":\"信访复查，需当面回访\"}");
        assertThat(unmasked.body().get("organisation").asString()).isEqualTo("新城物业公司");
        assertThat(seen(opened(form(caller.id()), null), agent))
                .as("none unless it is said")
                .isNull();
    }

    @Test
    void theIntakeFormSaysIt() throws Exception {
        Caller caller = caller("王小明");
        String code = speaksFor(caller, "新城物业公司");
        String form = """
                {"citizen":"%s","channel":"PHONE","type":"HELP","categoryCode":"living.noise","urgency":"NORMAL",
                 "title":"噪声","text":"夜里施工","organisation":"%s"}
                """;
        Answer made = sent(form.formatted(caller.id(), code));
        assertThat(made.body().get("organisation").asString()).isEqualTo("新城物业公司");
        Answer none = sent(form.formatted(caller.id(), " "));
        assertThat(none.body().get("organisation").isNull()).isTrue();
    }

    private Answer sent(String form) throws Exception {
        return call(
                agent,
                MockMvcRequestBuilders.post(API + "/tickets")
                        .header("Idempotency-Key", key())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(form));
    }

    @Test
    void onlyOneTheySpeakForCanBeChosen() {
        Caller caller = caller("王小明");
        String others = speaksFor(caller("李静"), "别家公司");
        signedIn.as(agent);
        for (String code : List.of(others, "91110108551385082Q", "a\0b", others.toLowerCase(Locale.ROOT) + " ")) {
            refused(tickets.open(by(form(caller.id()), code), key()), "ticketing.organisation-not-theirs");
        }
        refused(tickets.open(by(form(null), others), key()), "ticketing.organisation-not-theirs");
    }

    @Test
    void itStaysWhenTheySpeakForItNoMoreAndGoesByItsNewName() throws Exception {
        Caller caller = caller("王小明");
        String code = "91110108551385082Q";
        String path = "/citizens/" + caller.id() + "/organisations/" + code;
        put(agent, path, "{\"name\":\"旧名公司\"}");
        TicketView ticket = opened(form(caller.id()), code);
        put(agent, path, "{\"name\":\"新名公司\"}");
        assertThat(call(agent, delete(API + path)).status()).isEqualTo(200);
        assertThat(seen(ticket, agent)).isEqualTo("新名公司");
        signedIn.as(agent);
        refused(tickets.open(by(form(caller.id()), code), key()), "ticketing.organisation-not-theirs");
    }

    @Test
    void mergingCitizensAndTakingThemApartKeepsIt() throws Exception {
        Caller one = caller("王小明");
        Caller other = caller("王小明");
        String code = speaksFor(other, "新城物业公司");
        TicketView before = opened(form(other.id()), code);
        String merges = "/citizens/" + one.id() + "/merges";
        post(supervisor, merges, "{\"other\":\"" + other.id() + "\",\"reason\":\"本人核实\"}");
        assertThat(seen(before, agent)).isEqualTo("新城物业公司");
        TicketView meanwhile = opened(form(one.id()), code);
        TicketView fromStale = opened(form(other.id()), code);
        String merge = get(supervisor, merges).body().get(0).get("id").asString();
        assertThat(post(supervisor, "/citizens/merges/" + merge + "/undo", WHY).status())
                .isEqualTo(200);
        for (TicketView each : List.of(before, meanwhile, fromStale)) {
            assertThat(seen(each, agent)).isEqualTo("新城物业公司");
        }
        signedIn.as(agent);
        refused(tickets.open(by(form(one.id()), code), key()), "ticketing.organisation-not-theirs");
    }

    @Test
    void itIsForgottenWithTheCase() {
        Caller caller = caller("王小明");
        String code = speaksFor(caller, "小明个体商行");
        TicketView ticket = opened(form(caller.id()), code);
        signedIn.as(agent);
        tickets.close(ticket.id(), "市民撤回", ticket.version()).orThrow();
        transactions.executeWithoutResult(_ ->
                kinds.forEach(kind -> kind.forgetOf(new DataSubject(caller.id().value(), Set.of()))));
        assertThat(seen(ticket, agent)).isNull();
        assertThat(jdbc.sql("SELECT organisation_code IS NULL FROM ticketing.ticket_content WHERE ticket_id = ?")
                        .param(ticket.id().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    private TicketView changed(TicketView ticket, @Nullable String organisation) {
        return tickets.putSpokenFor(ticket.id(), organisation, ticket.version()).orThrow();
    }

    @Test
    void theDeskSetsChangesAndClearsIt() throws Exception {
        Caller caller = caller("王小明");
        String one = speaksFor(caller, "新城物业公司");
        String other = speaksFor(caller, "旧城物业公司");
        TicketView ticket = opened(form(caller.id()), null);
        String path = "/tickets/" + ticket.id() + "/organisation";
        TicketView set = changed(ticket, one);
        assertThat(set.organisation()).isEqualTo("新城物业公司");
        assertThat(get(agent, path).body().toString())
                .contains("\"code\":\"" + one + "\",\"name\":\"新城物业公司\",\"chosen\":true")
                .contains("\"code\":\"" + other + "\",\"name\":\"旧城物业公司\",\"chosen\":false");
        Answer now = put(supervisor, path, "{\"version\":%d,\"organisation\":\"%s\"}".formatted(set.version(), other));
        assertThat(now.body().get("organisation").asString()).isEqualTo("旧城物业公司");
        long version = now.body().get("version").asLong();
        Answer cleared = put(agent, path, "{\"version\":%d,\"organisation\":\" \"}".formatted(version));
        assertThat(cleared.body().get("organisation").isNull()).isTrue();
        assertThat(seen(ticket, agent)).isNull();
    }

    @Test
    void whoHasNotSeenItAsItIsIsToldWhoChangedIt() throws Exception {
        Caller caller = caller("王小明");
        String code = speaksFor(caller, "新城物业公司");
        TicketView ticket = opened(form(caller.id()), null);
        changed(ticket, code);
        Answer stale = put(
                supervisor,
                "/tickets/" + ticket.id() + "/organisation",
                "{\"version\":%d,\"organisation\":null}".formatted(ticket.version()));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().get("code").asString()).isEqualTo("ticketing.changed-meanwhile");
        assertThat(stale.body().get("change").asString()).isEqualTo("citizen-amended");
        assertThat(stale.body().get("changedBy").asString()).isEqualTo(agent.displayName());
        assertThat(seen(ticket, agent)).isEqualTo("新城物业公司");
    }

    @Test
    void historyAndAuditSayThatItWasChangedButNotWhichItIs() {
        Caller caller = caller("王小明");
        String code = speaksFor(caller, "新城物业公司");
        TicketView ticket = opened(form(caller.id(), TicketType.REPORT, Urgency.NORMAL), null);
        tickets.dispatch(ticket.id(), "water", null, ticket.version()).orThrow();
        changed(tickets.find(ticket.id()).orElseThrow(), code);
        assertThat(seen(ticket, officer)).as("a confidential case").isNull();
        assertThat(tickets.history(ticket.id()).getLast()).satisfies(last -> {
            assertThat(last.name()).isEqualTo("citizen-amended");
            assertThat(last.details()).isEmpty();
        });
        List<String> audited = jdbc.sql("""
                SELECT action || ' ' || details::text FROM foundation.audit_entry
                WHERE subject = ? AND action <> 'ticket.citizen-shown' ORDER BY id
                """)
                .param("ticket:" + ticket.number())
                .query(String.class)
                .list();
        assertThat(audited.getLast()).startsWith("ticket.citizen-amended");
        assertThat(audited).noneMatch(one -> one.contains(code) || one.contains("新城"));
    }

    @Test
    void whatStandsThereCanStayAndIsNoChange() throws Exception {
        Caller caller = caller("王小明");
        String code = "91110108551385082Q";
        String path = "/citizens/" + caller.id() + "/organisations/" + code;
        put(agent, path, "{\"name\":\"新城物业公司\"}");
        TicketView ticket = opened(form(caller.id()), code);
        call(agent, delete(API + path));
        assertThat(changed(ticket, code).version()).isEqualTo(ticket.version());
        TicketView cleared = changed(ticket, null);
        refused(tickets.putSpokenFor(ticket.id(), code, cleared.version()), "ticketing.organisation-not-theirs");
    }

    @Test
    void onlyTheDeskMayAndOnlyWhileTheCaseIsOpen() throws Exception {
        Caller caller = caller("王小明");
        String code = speaksFor(caller, "新城物业公司");
        TicketView ticket = opened(form(caller.id()), null);
        String path = "/tickets/" + ticket.id() + "/organisation";
        for (StaffMember one : List.of(officer, leader, administrator)) {
            assertThat(get(one, path).status()).isEqualTo(403);
            assertThat(put(one, path, "{\"version\":%d}".formatted(ticket.version()))
                            .status())
                    .isEqualTo(403);
        }
        signedIn.as(agent);
        TicketView over = tickets.close(ticket.id(), "市民撤回", ticket.version()).orThrow();
        refused(tickets.putSpokenFor(ticket.id(), code, over.version()), "ticketing.not-in-this-state");
    }

    @Test
    void anothersOrganisationIsRefusedAndAnAnonymousCallersToo() {
        String others = speaksFor(caller("李静"), "别家公司");
        for (CitizenId citizen : new @Nullable CitizenId[] {caller("王小明").id(), null}) {
            TicketView ticket = opened(form(citizen), null);
            for (String code : List.of(others, "a\0b", "x")) {
                refused(tickets.putSpokenFor(ticket.id(), code, ticket.version()), "ticketing.organisation-not-theirs");
            }
        }
    }
}
