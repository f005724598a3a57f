package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.civicline.foundation.Department;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.table.Csv;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.DispatchCatalogue.Suggestion;
import org.civicline.ticketing.DispatchCatalogue.Terms;
import org.civicline.ticketing.Places.Place;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;

/** Whose a case is, who may say so, and what disputes make of it. */
class DispatchCatalogueTest extends SetupWork {

    private static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);
    private static final String CATALOGUE = "/dispatch-catalogue";

    @Autowired
    DispatchCatalogue catalogue;

    @Autowired
    Places places;

    @Autowired
    TransactionOperations transactions;

    private String top = "";
    private String lamps = "";

    /** Categories of its own for each test: what is written stays. */
    @BeforeEach
    void aCityWithPlaces() {
        signedIn.out();
        top = "city-" + System.nanoTime();
        lamps = top + ".lamps";
        categories.putAll(List.of(
                new Category(top, "市容" + top, "City", null, Urgency.NORMAL),
                new Category(lamps, "路灯" + top, "Lamps", top, Urgency.NORMAL)));
        departments.putAll(List.of(
                new Department("urban", "城管局", "Urban Bureau", Department.Level.CITY, null),
                new Department("east-urban", "甲东区城管局", "East Urban", Department.Level.DISTRICT, null)));
        places.putAll(List.of(
                new Place("p-east", "甲东区", "East", Places.Kind.DISTRICT, null),
                new Place("p-river", "乙河街道", "River", Places.Kind.STREET, "p-east"),
                new Place("p-west", "丙西区", "West", Places.Kind.DISTRICT, null)));
    }

    private Terms terms(String category, @Nullable String place, String department) {
        return new Terms(category, place, department, null, null, LONG_AGO, null);
    }

    private void written(Terms... entries) {
        signedIn.out();
        catalogue.addAll(List.of(entries), "测试");
    }

    private @Nullable String whose(String category, @Nullable String address) {
        return catalogue
                .suggest(category, address)
                .map(Suggestion::departmentCode)
                .orElse(null);
    }

    @Test
    void theNearestCategoryWinsAndThenTheNearestPlace() {
        assertThat(whose(lamps, "甲东区乙河街道1号")).isNull();
        written(terms(top, null, "urban"));
        assertThat(whose(lamps, "甲东区乙河街道1号")).isEqualTo("urban");
        written(terms(top, "p-east", "east-urban"), terms(top, "p-river", "water"));
        assertThat(whose(lamps, "甲东区乙河街道1号")).isEqualTo("water");
        assertThat(whose(lamps, "甲东区2号")).isEqualTo("east-urban");
        assertThat(whose(lamps, "丙西区2号")).isEqualTo("urban");
        assertThat(whose(lamps, null)).isEqualTo("urban");
        written(terms(lamps, null, "ecology"));
        assertThat(whose(lamps, "甲东区乙河街道1号")).isEqualTo("ecology");
        assertThat(whose(top, "甲东区乙河街道1号")).isEqualTo("water");
    }

    @Test
    void onlyWhatIsInForceTodayCounts() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Asia/Shanghai"));
        written(
                new Terms(lamps, null, "water", null, null, LONG_AGO, today.minusDays(1)),
                new Terms(lamps, null, "ecology", null, null, today.plusDays(1), null));
        assertThat(whose(lamps, null)).isNull();
        written(new Terms(lamps, null, "urban", null, null, today, today));
        assertThat(whose(lamps, null)).isEqualTo("urban");
    }

    @Test
    void theReasonIsOneSentenceInEitherLanguage() throws Exception {
        written(new Terms(lamps, "p-east", "east-urban", "《照明办法》第3条", null, LONG_AGO, null));
        Answer chinese = suggest("zh-CN");
        int number = chinese.body().get("number").asInt();
        assertThat(chinese.body().get("because").asString())
                .isEqualTo("路灯" + top + " × 甲东区 → 甲东区城管局，依据《照明办法》第3条，目录第" + number + "条");
        assertThat(chinese.body().get("placeName").asString()).isEqualTo("甲东区 › 乙河街道");
        assertThat(suggest("en").body().get("because").asString())
                .isEqualTo("Lamps × East → East Urban, by 《照明办法》第3条, catalogue entry " + number);
        Answer nothing = post(agent, "/dispatch-suggestion", "{\"categoryCode\":\"" + top + "\",\"address\":null}");
        assertThat(nothing.status()).isEqualTo(204);
        assertThat(post(agent, "/dispatch-suggestion", "{\"categoryCode\":\"\\u0000\"}")
                        .status())
                .isEqualTo(204);
        assertThat(post(agent, "/dispatch-suggestion", "{}").status()).isEqualTo(422);
    }

    private Answer suggest(String language) throws Exception {
        return call(
                agent,
                MockMvcRequestBuilders.post(API + "/dispatch-suggestion")
                        .locale(java.util.Locale.forLanguageTag(language))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"categoryCode\":\"" + lamps + "\",\"address\":\"甲东区乙河街道1号\"}"),
                language);
    }

    @Test
    void twoEntriesForTheSameAreRefusedNamingTheClash() throws Exception {
        int first = add(entry(lamps, "p-east", "urban", "2026-01-01", "2026-12-31"));
        Answer clash =
                post(supervisor, CATALOGUE, writing(null, entry(lamps, "甲东区", "east-urban", "2026-12-31", null)));
        assertThat(clash.status()).isEqualTo(422);
        assertThat(clash.body().get("code").asString()).isEqualTo("ticketing.rows-faulty");
        assertThat(clash.body().get("errors").get(0).get("text").asString())
                .isEqualTo("与目录第" + first + "条冲突：路灯" + top + " × 甲东区 → 城管局（2026-01-01至2026-12-31）");
        add(entry(lamps, "甲东区", "east-urban", "2027-01-01", null));
        add(entry(lamps, null, "urban", "2026-01-01", null));
        add(entry(top, "p-east", "urban", "2026-01-01", null));
        add(entry(lamps, "p-river", "urban", "2026-01-01", null));
        post(supervisor, CATALOGUE + "/" + first + "/withdraw", "{\"version\":1,\"note\":\"撤\"}");
        assertThat(add(entry(lamps, "p-east", "east-urban", "2026-03-01", "2026-04-01")))
                .isGreaterThan(first);
    }

    @Test
    void anEntryHasVersionsAndWhoeverEditedAnOlderOneIsRefused() throws Exception {
        int number = add(entry(lamps, null, "urban", "2026-01-01", null));
        String path = CATALOGUE + "/" + number;
        Answer changed = put(supervisor, path, writing(1, entry(lamps, null, "water", "2026-01-01", null)));
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("entry").get("version").asInt()).isEqualTo(2);
        assertThat(whose(lamps, null)).isEqualTo("water");
        JsonNode versions = changed.body().get("versions");
        assertThat(versions.size()).isEqualTo(2);
        assertThat(versions.get(1).get("entry").get("departmentCode").asString())
                .isEqualTo("urban");
        assertThat(versions.get(0).get("writtenBy").asString()).isNotBlank();
        Answer stale = put(supervisor, path, writing(1, entry(lamps, null, "urban", "2026-01-01", null)));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().get("code").asString()).isEqualTo("ticketing.entry-changed-meanwhile");
        assertThat(put(supervisor, path, writing(2, entry(lamps, null, "nobody", "2026-01-01", null)))
                        .status())
                .isEqualTo(422);
        assertThat(post(supervisor, path + "/withdraw", "{\"version\":2}").status())
                .as("without a reason")
                .isEqualTo(422);
        assertThat(post(supervisor, path + "/withdraw", "{\"version\":2,\"note\":\"并入\"}")
                        .body()
                        .get("entry")
                        .get("standing")
                        .asString())
                .isEqualTo("WITHDRAWN");
        assertThat(whose(lamps, null)).isNull();
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM ticketing.catalogue_version WHERE number = ?")
                        .param(number)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void manyAreTakenInWholeOrNotAtAll() throws Exception {
        int first = add(entry(lamps, null, "urban", "2026-01-01", null));
        String heading = "number,category,place,department,basis,remark,valid_from,valid_until\n";
        String faulty = heading
                + first + "," + lamps + ",,water,,,2026-01-01,\n"
                + ",路灯" + top + ",甲东区,甲东区城管局,\"《办法》,第3条\",,2026/01/01,2026-12-31\n"
                + "," + lamps + ",p-east,urban,,,2026-06-01,\n"
                + ",nowhere,nowhere,nobody,,,soon,\n"
                + "999999999," + top + ",,urban,,,2026-01-01,2025-01-01\n"
                + first + "," + lamps + ",,urban,,,2026-01-01,\n\n"
                + "x,,,,,,,\n";
        Answer tried = table(faulty, true);
        assertThat(tried.status()).isEqualTo(200);
        List<String> errors = new ArrayList<>();
        tried.body()
                .get("errors")
                .forEach(one -> errors.add(
                        one.get("row").asInt() + " " + one.get("code").asString()));
        assertThat(errors)
                .containsExactly(
                        "4 unknown-category",
                        "4 unknown-place",
                        "4 unknown-department",
                        "4 date",
                        "5 ends-before-it-begins",
                        "7 missing",
                        "7 missing",
                        "8 unknown-entry",
                        "8 missing",
                        "8 missing",
                        "6 entry-twice",
                        "3 row-clash",
                        "6 row-clash");
        assertThat(table(faulty, false).status()).isEqualTo(422);
        assertThat(whose(lamps, null)).isEqualTo("urban");

        String good = heading
                + first + "," + lamps + ",,water,,,2026-01-01,\n"
                + ",路灯" + top + ",甲东区,甲东区城管局,\"《办法》,第3条\",,2026/01/01,\n";
        assertThat(table(good, true).body().get("added").asInt()).isEqualTo(1);
        assertThat(whose(lamps, null)).isEqualTo("urban");
        Answer taken = table(good, false);
        assertThat(taken.body().get("written").asBoolean()).isTrue();
        assertThat(taken.body().get("changed").asInt()).isEqualTo(1);
        assertThat(whose(lamps, null)).isEqualTo("water");
        assertThat(whose(lamps, "甲东区1号")).isEqualTo("east-urban");
        Answer again = table(heading + first + "," + lamps + ",,water,,,2026-01-01,\n", false);
        assertThat(again.body().get("unchanged").asInt()).isEqualTo(1);
        assertThat(table(heading, true).body().get("errors").get(0).get("code").asString())
                .isEqualTo("no-rows");
    }

    @Test
    void whatIsWrongInWhatIsSentIsSaid() throws Exception {
        for (String body : List.of(
                "{}",
                "{\"note\":\"x\"}",
                "{\"note\":\"x\",\"entry\":{}}",
                "{\"entry\":{\"category\":\"" + lamps + "\",\"department\":\"urban\"}}",
                writing(null, entry(lamps, null, "urban", "+999999-01-01", null)),
                writing(null, entry(lamps, "字".repeat(5_000), "urban", "2026-01-01", null)),
                writing(null, entry("\\u0000", null, "urban", "2026-01-01", null)))) {
            assertThat(post(supervisor, CATALOGUE, body).status()).as(body).isEqualTo(422);
        }
        for (String number : List.of("x", "0", "-1", "99999999999", "%F0%9F%98%80")) {
            assertThat(get(supervisor, CATALOGUE + "/" + number)
                            .body()
                            .get("code")
                            .asString())
                    .isEqualTo("ticketing.unknown-entry");
        }
        assertThat(get(supervisor, CATALOGUE + "?after=x").status()).isEqualTo(422);
        assertThat(get(supervisor, CATALOGUE + "?after=-5&size=1")
                        .body()
                        .get("items")
                        .size())
                .isLessThanOrEqualTo(1);
        assertThat(get(supervisor, CATALOGUE + "?standing=LOST").status()).isEqualTo(422);
        assertThat(put(supervisor, CATALOGUE + "?dryRun=true", "{\"entries\":[null]}")
                        .body()
                        .get("errors")
                        .size())
                .isEqualTo(2);
    }

    @Test
    void theListIsSearchedAndFilteredWithAllThatIsBelow() throws Exception {
        int all = add(entry(top, null, "urban", "2026-01-01", null));
        int river = add(entry(lamps, "p-river", "east-urban", "2026-01-01", null));
        assertThat(numbers("?category=" + top)).containsExactly(all, river);
        assertThat(numbers("?category=" + lamps)).containsExactly(river);
        assertThat(numbers("?category=" + top + "&place=p-east")).containsExactly(river);
        assertThat(numbers("?category=" + top + "&department=urban")).containsExactly(all);
        assertThat(numbers("?q=" + "乙河街道&category=" + top)).containsExactly(river);
        assertThat(numbers("?category=" + top + "&standing=WITHDRAWN")).isEmpty();
        JsonNode page = get(agent, CATALOGUE + "?size=1&category=" + top).body();
        assertThat(page.get("next").asString()).isEqualTo("1");
        assertThat(numbers("?size=1&after=1&category=" + top)).containsExactly(river);
    }

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
    void aDepartmentOfLastResortIsNoSuggestionAndClashesOnlyWithAnother() throws Exception {
        int last = add(lastResort("true"));
        assertThat(whose(lamps, "甲东区1号")).isNull();
        int duty = add(entry(lamps, "p-east", "urban", "2026-01-01", null));
        assertThat(whose(lamps, "甲东区1号")).isEqualTo("urban");
        signedIn.as(agent);
        assertThat(catalogue.lastResort(lamps, "甲东区1号").orElseThrow().number()).isEqualTo(last);
        assertThat(catalogue.lastResort(lamps, "丙西区1号")).isEmpty();
        assertThat(post(supervisor, CATALOGUE, writing(null, lastResort("\"是\"")))
                        .body()
                        .get("errors")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("entry-clash");
        assertThat(post(supervisor, CATALOGUE, writing(null, lastResort("\"maybe\"")))
                        .body()
                        .get("errors")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("yes-no");
        assertThat(numbers("?category=" + top)).containsExactly(last, duty);
        assertThat(numbers("?lastResort=true&category=" + top)).containsExactly(last);
        JsonNode entry = get(agent, CATALOGUE + "/" + last).body().get("entry");
        assertThat(entry.get("lastResort").asBoolean()).isTrue();
        put(supervisor, CATALOGUE + "/" + last, writing(1, lastResort("\"no\"").replace("p-east", "p-west")));
        assertThat(catalogue.lastResort(lamps, "甲东区1号")).isEmpty();
        assertThat(whose(lamps, "丙西区1号")).isEqualTo("east-urban");
    }

    private String lastResort(String written) {
        return entry(lamps, "p-east", "east-urban", "2026-01-01", null)
                .replace("\"validUntil\"", "\"lastResort\":" + written + ",\"validUntil\"");
    }

    @Test
    void nobodyElseIsToldWhatIsNotCommitted() {
        transactions.executeWithoutResult(transaction -> {
            written(terms(lamps, null, "urban"));
            assertThat(whose(lamps, null)).isEqualTo("urban");
            assertThat(CompletableFuture.supplyAsync(() -> whose(lamps, null)).join())
                    .isNull();
            transaction.setRollbackOnly();
        });
        assertThat(whose(lamps, null)).isNull();
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

    @Test
    void onlySupervisorsAndSystemAdministratorsWrite() throws Exception {
        String body = writing(null, entry(lamps, null, "urban", "2026-01-01", null));
        for (StaffMember who : List.of(agent, officer, leader)) {
            assertThat(post(who, CATALOGUE, body).status()).isEqualTo(403);
        }
        assertThat(post(administrator, CATALOGUE, body).status()).isEqualTo(201);
        signedIn.as(administrator);
        assertThatThrownBy(() -> catalogue.addAll(List.of(), "x")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> places.putAll(List.of())).isInstanceOf(RefusedException.class);
        assertThat(get(agent, "/places").body().size()).isGreaterThanOrEqualTo(3);
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

    private List<Integer> numbers(String query) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        get(agent, CATALOGUE + query)
                .body()
                .get("items")
                .forEach(one -> numbers.add(one.get("number").asInt()));
        return numbers;
    }

    private int add(String entry) throws Exception {
        Answer added = post(supervisor, CATALOGUE, writing(null, entry));
        assertThat(added.status()).as(added.body().toString()).isEqualTo(201);
        return added.body().get("numbers").get(0).asInt();
    }

    private static String entry(
            String category, @Nullable String place, String department, String from, @Nullable String until) {
        return "{\"category\":\"%s\",\"place\":%s,\"department\":\"%s\",\"validFrom\":\"%s\",\"validUntil\":%s}"
                .formatted(category, quoted(place), department, from, quoted(until));
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    private static String writing(@Nullable Integer version, String entry) {
        return "{\"version\":" + version + ",\"note\":\"按文件调整\",\"entry\":" + entry + "}";
    }

    private Answer table(String csv, boolean dryRun) throws Exception {
        List<List<String>> lines = Csv.read(csv.getBytes(StandardCharsets.UTF_8));
        List<String> names =
                List.of("number", "category", "place", "department", "basis", "remark", "validFrom", "validUntil");
        var entries = lines.stream()
                .skip(1)
                .map(cells -> {
                    var entry = new LinkedHashMap<String, String>();
                    for (int i = 0; i < cells.size(); i++) {
                        entry.put(names.get(i), cells.get(i));
                    }
                    return entry;
                })
                .toList();
        return put(
                supervisor,
                CATALOGUE + "?dryRun=" + dryRun,
                json.writeValueAsString(Map.of("note", "导入", "entries", entries)));
    }
}
