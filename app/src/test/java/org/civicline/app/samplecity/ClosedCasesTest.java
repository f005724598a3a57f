package org.civicline.app.samplecity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.civicline.app.samplecity.CityPast.Past;
import org.civicline.app.samplecity.Population.Person;
import org.civicline.foundation.StaffId;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.Citizens.Need;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.PastCases.PastContact;
import org.civicline.ticketing.Satisfaction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The many cases that are closed, which the figures are made of. */
class ClosedCasesTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-24T02:30:00Z");
    private static final CityFiles FILES = CityFiles.read();
    private static final List<StaffId> AGENTS =
            IntStream.range(0, 8).mapToObj(i -> new StaffId(new UUID(0, i))).toList();
    private static final Past PAST = draw(NOW);

    private static Past draw(Instant now) {
        return new CityPast(FILES, AGENTS, ZONE).until(now);
    }

    @Test
    void theSameSeedAndTheSameMomentGiveTheSameCases() {
        assertThat(draw(NOW)).isEqualTo(PAST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-22T16:00:01Z", "2026-02-20T12:00:00Z", "2027-07-31T15:59:59Z", "2028-03-01T00:00:00Z"})
    void atAnyTimeOfTheYearMostAreClosedAndNoneIsOpen(String moment) {
        Instant now = Instant.parse(moment);
        assertThat(draw(now).closed()).hasSizeBetween(2450, 2724).allSatisfy(one -> {
            assertThat(one.closedAt()).isNotNull().isBefore(now);
            assertThat(one.openedAt()).isAfter(now.minus(Duration.ofDays(91)));
            assertThat(one.contacts())
                    .allSatisfy(contact -> assertThat(contact.at()).isBetween(one.openedAt(), now));
        });
    }

    /** Enough for the five slowest departments of thirty days, whatever the season. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23T03:00:00Z", "2026-02-20T12:00:00Z", "2027-07-31T15:59:59Z"})
    void eightDepartmentsAndMoreHaveAnsweredThirtyTimesInThirtyDays(String moment) {
        Instant now = Instant.parse(moment);
        Map<String, Long> answered = draw(now).closed().stream()
                .filter(one -> isWithin(30, one.repliedAt(), now))
                .map(one -> Objects.requireNonNull(one.departmentCode()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(answered.values().stream().filter(count -> count >= 30))
                .as("%s", answered)
                .hasSizeGreaterThanOrEqualTo(8);
    }

    /** So that yesterday does not look as if nobody had called. */
    @Test
    void theLastWeekHasNearlyAsManyAsTheWeeksBefore() {
        long last = openedWithin(PAST.closed(), 7, 0);
        long usual = openedWithin(PAST.closed(), 77, 7) / 10;
        assertThat(last).isGreaterThan(usual * 6 / 10);
    }

    @Test
    void numbersGoOnFromTheCasesOnTheDesks() {
        Set<String> numbers = new HashSet<>();
        Stream.concat(PAST.onTheDesks().stream(), PAST.closed().stream())
                .map(PastCase::number)
                .forEach(number -> {
                    assertThat(number).matches("20[0-9]{6}-0000[0-9]{2}");
                    assertThat(numbers.add(number)).as(number).isTrue();
                });
    }

    @Test
    void nobodyHasTheNumberOfSomebodyOnTheDesks() {
        assertThat(callers(PAST.closed())).doesNotContainAnyElementsOf(callers(PAST.onTheDesks()));
        assertThat(callers(PAST.closed()))
                .hasSizeBetween(1000, 2000)
                .allSatisfy(point -> assertThat(point.value()).matches("1380013[1-6][0-9]{3}"));
    }

    @Test
    void aTenthIsOlderAndWhoIsDeafTexts() {
        int all = callers(PAST.closed()).size();
        Set<ContactPoint> deaf = with(Need.DEAF);
        assertThat(with(Need.ELDERLY)).hasSizeBetween(all * 7 / 100, all * 13 / 100);
        assertThat(deaf).hasSizeBetween(15, all * 6 / 100);
        assertThat(PAST.closed())
                .filteredOn(one -> deaf.contains(one.citizen()))
                .allSatisfy(one -> {
                    assertThat(one.channel()).isEqualTo(Channel.SMS);
                    assertThat(one.contacts()).extracting(PastContact::channel).doesNotContain(Channel.PHONE);
                });
    }

    @Test
    void lessIsSolvedOfWhatWasTexted() {
        assertThat(solved(one -> one.channel() == Channel.SMS)).isBetween(0.55, 0.72);
        assertThat(solved(one -> one.channel() == Channel.PHONE)).isBetween(0.76, 0.87);
    }

    @Test
    void citizensJudgeByTextByTelephoneAndOnTheWeb() {
        for (Channel channel : List.of(Channel.SMS, Channel.PHONE, Channel.PORTAL)) {
            assertThat(PAST.closed().stream().filter(one -> one.ratedVia() == channel))
                    .as(channel.name())
                    .hasSizeGreaterThan(150);
        }
        assertThat(PAST.closed())
                .filteredOn(one -> one.ratedVia() == Channel.PORTAL)
                .allSatisfy(one -> assertThat(one.contacted()).isNotNull());
    }

    /** All in one street, within an evening, and all closed, so that they are on no desk. */
    @ParameterizedTest
    @ValueSource(strings = {"2026-11-22T16:00:01Z", "2026-02-20T12:00:00Z", "2027-07-31T15:59:59Z"})
    void aBurstOfOneStreetIsOverButNotForgotten(String moment) {
        Instant now = Instant.parse(moment);
        LocalDate day = now.atZone(ZONE).toLocalDate().minusDays(3);
        List<PastCase> burst = draw(now).closed().stream()
                .filter(one -> one.categoryCode().equals("utilities.water.outage"))
                .filter(one ->
                        one.openedAt().isAfter(day.atTime(15, 0).atZone(ZONE).toInstant()))
                .filter(one ->
                        one.openedAt().isBefore(day.atTime(22, 0).atZone(ZONE).toInstant()))
                .filter(one -> one.address() != null && one.address().matches("青屿区(渔灯新村|盐仓小区).*"))
                .toList();
        assertThat(burst).hasSizeBetween(22, 26).allSatisfy(one -> {
            assertThat(one.departmentCode()).isEqualTo("water");
            assertThat(one.confidential()).isFalse();
        });
    }

    private static boolean isWithin(int days, @Nullable Instant at, Instant now) {
        return at != null && at.isAfter(now.minus(Duration.ofDays(days)));
    }

    private static long openedWithin(List<PastCase> cases, int from, int until) {
        Instant today = NOW.atZone(ZONE).toLocalDate().atStartOfDay(ZONE).toInstant();
        return cases.stream()
                .filter(one -> !one.openedAt().isBefore(today.minus(Duration.ofDays(from))))
                .filter(one -> one.openedAt().isBefore(today.minus(Duration.ofDays(until))))
                .count();
    }

    private static Set<ContactPoint> with(Need need) {
        return PAST.people().stream()
                .filter(one -> one.needs().contains(need))
                .map(Person::point)
                .collect(Collectors.toSet());
    }

    private static Set<ContactPoint> callers(List<PastCase> cases) {
        return cases.stream().map(one -> Objects.requireNonNull(one.citizen())).collect(Collectors.toSet());
    }

    private static double solved(Predicate<PastCase> which) {
        List<Satisfaction> grades = PAST.closed().stream()
                .filter(which)
                .map(PastCase::satisfaction)
                .filter(Objects::nonNull)
                .toList();
        return grades.stream().filter(Satisfaction::solved).count() / (double) grades.size();
    }
}
