package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Places.Kind;
import org.civicline.ticketing.Places.Place;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.figures.Counting;
import org.civicline.ticketing.figures.Figure;
import org.civicline.ticketing.figures.Reading;
import org.civicline.ticketing.figures.Scope;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

/** The catalogue of figures, and the cases behind each. */
class FiguresTest extends SetupWork {

    /** In a month of its own: 2 March 2061, ten in the morning in the city. */
    private static final Instant MARCH = Instant.parse("2061-03-02T02:00:00Z");

    private static final String DAYS = "from=2061-03-01&until=2061-03-31";
    private static final Scope SCOPE =
            Scope.of(Instant.parse("2061-02-28T16:00:00Z"), Instant.parse("2061-03-31T16:00:00Z"));

    @Autowired
    Counting counting;

    @Autowired
    Places places;

    private String informant = "";

    @BeforeAll
    void aMonthOfCases() {
        signedIn.out();
        places.putAll(List.of(
                new Place("fig-east", "旭东区", "Xudong", Kind.DISTRICT, null),
                new Place("fig-river", "沿江街道", "Yanjiang", Kind.STREET, "fig-east"),
                new Place("fig-estate", "望江新村", null, Kind.COMMUNITY, "fig-river")));
        clock.forward(Duration.between(clock.instant(), MARCH));
        followUps
                .rate(approvedAt("旭东区望江新村3号").id(), Satisfaction.VERY_SATISFIED, Channel.SMS, null)
                .orThrow();
        followUps
                .rate(approvedAt("旭东区沿江街道8号").id(), Satisfaction.NOT_SOLVED, Channel.SMS, null)
                .orThrow();
        Caller caller = caller("检举人");
        informant = caller.point().value();
        signedIn.as(agent);
        tickets.open(form(caller.id(), TicketType.REPORT, Urgency.NORMAL), key())
                .orThrow();
        tickets.answerDirectly(form(caller.id(), TicketType.CONSULTATION, Urgency.NORMAL), null, "答复", key())
                .orThrow();
        TicketView given = dispatched();
        signedIn.as(officer);
        TicketView asked =
                tickets.take(given.id(), returning("不归我"), given.version()).orThrow();
        signedIn.as(agent);
        tickets.take(asked.id(), new SideStep.AcceptReturn(), asked.version()).orThrow();
        jdbc.sql("""
                UPDATE ticketing.follow_up SET excluded = TRUE WHERE id = (SELECT max(CAST(id AS text))::uuid
                FROM ticketing.follow_up WHERE ended_at >= :from AND grade = 0)
                """).param("from", MARCH.atOffset(java.time.ZoneOffset.UTC)).update();
        clock.reset();
    }

    private TicketView approvedAt(String address) {
        NewTicket form = form(caller("王小明").id());
        signedIn.as(agent);
        TicketView ticket = tickets.open(
                        new NewTicket(
                                form.citizen(),
                                null,
                                form.channel(),
                                form.type(),
                                form.categoryCode(),
                                form.urgency(),
                                form.title(),
                                form.text(),
                                address,
                                false),
                        key())
                .orThrow();
        ticket = tickets.dispatch(ticket.id(), "water", null, ticket.version()).orThrow();
        clock.forward(Duration.ofMinutes(30));
        signedIn.as(officer);
        ticket = tickets.sign(ticket.id(), ticket.version()).orThrow();
        clock.forward(Duration.ofMinutes(90));
        ticket = tickets.reply(ticket.id(), "已处理。", ticket.version()).orThrow();
        signedIn.as(agent);
        ticket = tickets.approve(ticket.id(), ticket.version()).orThrow();
        signedIn.out();
        return ticket;
    }

    @Test
    void everyFigureIsToldInBothLanguages() throws Exception {
        JsonNode chinese = get(leader, "/figures").body();
        JsonNode english =
                call(leader, MockMvcRequestBuilders.get(API + "/figures"), "en").body();
        assertThat(chinese).hasSize(Figure.values().length);
        for (int i = 0; i < chinese.size(); i++) {
            for (String text : List.of("name", "definition", "rule")) {
                assertThat(chinese.get(i).get(text).asString()).isNotBlank();
                assertThat(english.get(i).get(text).asString())
                        .isNotBlank()
                        .isNotEqualTo(chinese.get(i).get(text).asString());
            }
            assertThat(chinese.get(i).get("sql").asString()).startsWith("SELECT");
        }
    }

    @Test
    void behindEveryFigureStandAsManyCasesAsItCounts() throws Exception {
        Map<Figure, Reading> counted = counting.of(List.of(Figure.values()), SCOPE);
        for (Figure figure : Figure.values()) {
            Reading reading = counted.getOrDefault(figure, Reading.NOTHING);
            List<JsonNode> lines = pages(figure, "");
            if (figure.code().startsWith("composite")) {
                assertThat(reading.whole()).as("nobody was asked about contact").isZero();
                continue;
            }
            assertThat(lines).as(figure.code()).hasSize((int) reading.whole());
            long counts =
                    lines.stream().filter(one -> one.get("counts").asBoolean()).count();
            if (figure.unit() != Figure.Unit.HOURS) {
                assertThat(counts).as(figure.code()).isEqualTo(reading.count());
            }
            assertThat(pages(figure, "&counts=true")).hasSize((int) counts);
            assertThat(pages(figure, "&counts=false")).hasSize(lines.size() - (int) counts);
        }
        assertThat(counted.get(Figure.OPENED)).isEqualTo(new Reading(5, 5));
        assertThat(counted.get(Figure.ANSWERED_DIRECTLY)).isEqualTo(new Reading(1, 5));
        assertThat(counted.get(Figure.SOLVED_RAW)).isEqualTo(new Reading(1, 2));
        assertThat(counted.get(Figure.SOLVED)).isEqualTo(new Reading(1, 1));
        assertThat(counted.get(Figure.SATISFIED)).isEqualTo(new Reading(1, 1));
        assertThat(counted.get(Figure.EXCLUDED)).isEqualTo(new Reading(1, 1));
        assertThat(counted.get(Figure.SIGNED_IN_TIME)).isEqualTo(new Reading(2, 2));
        assertThat(counted.get(Figure.HOURS_TO_ANSWER))
                .satisfies(hours -> assertThat(hours.part()).isCloseTo(4, within(0.1)))
                .satisfies(hours -> assertThat(hours.whole()).isEqualTo(2));
        assertThat(counted.get(Figure.RETURNED)).isEqualTo(new Reading(1, 3));
    }

    @Test
    void aListGoesOnWhereThePageEnded() throws Exception {
        var seen = new ArrayList<String>();
        String next = "";
        do {
            JsonNode page =
                    get(leader, "/figures/opened/cases?size=2&" + DAYS + next).body();
            page.get("items").forEach(one -> seen.add(one.get("number").asString()));
            next = page.get("next").isNull() ? "" : "&after=" + page.get("next").asString();
        } while (!next.isEmpty());
        assertThat(seen).hasSize(5).doesNotHaveDuplicates();
        assertThat(new HashSet<>(seen)).hasSize(5);
    }

    @Test
    void aCaseIsOfTheStreetItsAddressNamesAndOfNothingNarrower() throws Exception {
        assertThat(pages(Figure.OPENED, "&place=fig-river")).hasSize(2);
        assertThat(pages(Figure.OPENED, "&place=fig-east")).hasSize(2);
        assertThat(pages(Figure.SOLVED_RAW, "&place=fig-east")).hasSize(2);
        assertThat(pages(Figure.OPENED, "&place=fig-estate")).isEmpty();
        assertThat(pages(Figure.OPENED, "&place=-")).hasSize(3);
        assertThat(pages(Figure.OPENED, "&category=" + NOISE)).hasSize(5);
        assertThat(pages(Figure.OPENED, "&category=living")).isEmpty();
        assertThat(pages(Figure.SOLVED_RAW, "&department=water")).hasSize(2);
        assertThat(pages(Figure.SOLVED_RAW, "&department=ecology")).isEmpty();
    }

    @Test
    void listsNameNobodyAndOfficersHaveNone() throws Exception {
        for (StaffMember one : List.of(leader, supervisor, agent)) {
            String lines = get(one, "/figures/opened/cases?" + DAYS).body().toString();
            assertThat(lines).contains("REPORT").doesNotContain(informant, "检举人", "王小明", "望江新村");
        }
        for (StaffMember one : List.of(officer, administrator)) {
            assertThat(get(one, "/figures").status()).isEqualTo(403);
            assertThat(get(one, "/figures/opened/cases").status()).isEqualTo(403);
        }
    }

    @Test
    void whatMakesNoSenseIsRefused() throws Exception {
        assertThat(get(leader, "/figures/beauty/cases").status()).isEqualTo(404);
        for (String odd : List.of(
                "from=2061-03-32",
                "from=x",
                "until=%2B999999999-12-31",
                "from=2061-03-02&until=2061-03-01",
                "from=2058-01-01&until=2061-01-01",
                "counts=perhaps",
                "after=1_2",
                "after=-9223372036854775808_0_00000000-0000-7000-8000-000000000000")) {
            assertThat(get(leader, "/figures/opened/cases?" + odd).status())
                    .as(odd)
                    .isBetween(400, 422);
        }
        assertThat(get(leader, "/figures/opened/cases?department=%00&category=%00&place=%00")
                        .status())
                .isEqualTo(200);
    }

    private List<JsonNode> pages(Figure figure, String filter) throws Exception {
        var lines = new ArrayList<JsonNode>();
        String next = "";
        do {
            Answer page = get(leader, "/figures/" + figure.code() + "/cases?size=200&" + DAYS + filter + next);
            assertThat(page.status()).as(page.body().toString()).isEqualTo(200);
            page.body().get("items").forEach(lines::add);
            JsonNode mark = page.body().get("next");
            next = mark.isNull() ? "" : "&after=" + mark.asString();
        } while (!next.isEmpty());
        return lines;
    }
}
