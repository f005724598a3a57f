package org.civicline.app.samplecity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.civicline.foundation.StaffId;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.PastCases.PastContact;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.TicketType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases as they stand now. */
class CasesOnTheDesksTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-24T02:30:00Z");
    private static final CityFiles FILES = CityFiles.read();
    private static final List<StaffId> AGENTS =
            IntStream.range(0, 8).mapToObj(i -> new StaffId(new UUID(0, i))).toList();
    private static final List<PastCase> CASES = draw(NOW);

    private static List<PastCase> draw(Instant now) {
        return new CityPast(FILES, AGENTS, ZONE).until(now).onTheDesks();
    }

    @Test
    void theSameSeedAndTheSameMomentGiveTheSameCases() {
        assertThat(draw(NOW)).isEqualTo(CASES);
        assertThat(draw(NOW.plus(Duration.ofDays(1)))).isNotEqualTo(CASES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-11-22T16:00:01Z", "2026-02-20T12:00:00Z", "2027-07-31T15:59:59Z", "2028-03-01T00:00:00Z"})
    void atAnyTimeOfTheYearThereAreThreeHundredCasesOfTheNinetyDaysBeforeToday(String moment) {
        Instant now = Instant.parse(moment);
        Instant today = now.atZone(ZONE).toLocalDate().atStartOfDay(ZONE).toInstant();
        List<PastCase> cases = draw(now);
        assertThat(cases).hasSize(300);
        assertThat(cases)
                .allSatisfy(one ->
                        assertThat(one.openedAt()).isBetween(today.minus(Duration.ofDays(90)), today.minusSeconds(1)));
        assertThat(cases).allSatisfy(one -> assertThat(steps(one)).allMatch(step -> !step.isAfter(now)));
    }

    @Test
    void stepsFollowEachOther() {
        assertThat(CASES).allSatisfy(one -> {
            assertThat(steps(one).toList()).as(one.number()).isSorted();
            assertThat(one.contacts())
                    .allSatisfy(contact -> assertThat(contact.at()).isAfter(one.openedAt()));
            assertThat(one.contacts().stream().map(PastContact::at).toList()).isSorted();
        });
    }

    @Test
    void numbersAreUniqueAndCountTheDaysCases() {
        assertThat(CASES).extracting(PastCase::number).doesNotHaveDuplicates().isSorted();
        assertThat(CASES).extracting(PastCase::number).allMatch(number -> number.matches("20[0-9]{6}-0000[0-9]{2}"));
    }

    @Test
    void everyCaseIsInAStateThatExists() {
        assertThat(CASES).allSatisfy(one -> {
            boolean direct = one.departmentCode() == null && one.closedAt() != null;
            assertThat(one.reply() != null).isEqualTo(direct || one.repliedAt() != null);
            assertThat(one.articleCode() == null || direct).isTrue();
            assertThat(one.departmentCode() != null).isEqualTo(one.dispatchedAt() != null);
            assertThat(one.satisfaction() != null).isEqualTo(one.ratedVia() != null);
            assertThat(one.satisfaction() == null || (one.followedUp() && one.closedAt() != null))
                    .isTrue();
            // An open follow-up would make the platform ring citizens right after the first start.
            assertThat(one.followedUp() && one.closedAt() == null).isFalse();
            assertThat(one.type() != TicketType.REPORT || one.confidential()).isTrue();
        });
    }

    @Test
    void textsAreFilledInAndFit() {
        assertThat(CASES).allSatisfy(one -> {
            assertThat(one.title()).doesNotContain("{", "}").hasSizeLessThanOrEqualTo(100);
            assertThat(one.text()).doesNotContain("{", "}").hasSizeBetween(20, 4000);
            assertThat(one.contacts().stream().map(PastContact::text).filter(Objects::nonNull))
                    .noneMatch(text -> text.contains("{"));
        });
    }

    @Test
    void ratesAreWhatACityWouldHave() {
        assertThat(share(asked(), one -> one.satisfaction() != null)).isBetween(0.83, 0.93);
        List<Satisfaction> grades = CASES.stream()
                .map(PastCase::satisfaction)
                .filter(Objects::nonNull)
                .toList();
        double solved = grades.stream().filter(Satisfaction::solved).count() / (double) grades.size();
        double satisfied = grades.stream().filter(Satisfaction::satisfied).count() / (double) grades.size();
        assertThat(solved).isBetween(0.74, 0.87);
        assertThat(satisfied).isBetween(0.6, solved);
        assertThat(grades.stream().filter(Satisfaction.VERY_SATISFIED::equals).count())
                .isGreaterThan(grades.stream().filter(Satisfaction.FAIR::equals).count());
    }

    @Test
    void aFewCasesAreReturnedLateOrOpen() {
        assertThat(count(one -> one.returned() != null)).isBetween(4L, 20L);
        assertThat(count(one -> one.closedAt() == null)).isBetween(15L, 40L);
        assertThat(count(one -> one.repliedAt() != null
                        && Duration.between(one.openedAt(), one.repliedAt()).toDays() > 8))
                .isBetween(3L, 30L);
        Stream.of(
                        count(one -> one.closedAt() == null && one.departmentCode() == null),
                        count(one -> one.dispatchedAt() != null && one.signedAt() == null),
                        count(one -> one.signedAt() != null && one.repliedAt() == null),
                        count(one -> one.repliedAt() != null && one.closedAt() == null))
                .forEach(waiting -> assertThat(waiting).isPositive());
    }

    @Test
    void theDayHasItsCurveAndTheWeekItsEnd() {
        long forenoon = count(one -> hour(one) >= 8 && hour(one) < 12);
        long night = count(one -> hour(one) < 6);
        long weekend = count(one -> one.openedAt().atZone(ZONE).getDayOfWeek().getValue() > 5);
        assertThat(forenoon).isGreaterThan(5 * night);
        assertThat(night).isPositive();
        assertThat(weekend).isBetween(30L, 75L);
    }

    @Test
    void mostTurnToUsByPhoneAndSomeAgainAndAgain() {
        assertThat(share(CASES, one -> one.channel() == Channel.PHONE)).isBetween(0.75, 0.92);
        assertThat(CASES).allMatch(one -> one.channel() == Channel.PHONE || one.channel() == Channel.SMS);
        long frequent = CASES.stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        PastCase::citizen, java.util.stream.Collectors.counting()))
                .values()
                .stream()
                .filter(cases -> cases >= 3)
                .count();
        assertThat(frequent).isBetween(8L, 14L);
        assertThat(CASES.stream().flatMap(one -> one.contacts().stream()).filter(PastContact::inbound))
                .anyMatch(contact -> contact.channel() == Channel.PHONE && contact.staff() != null)
                .anyMatch(contact -> contact.channel() == Channel.SMS);
    }

    @Test
    void whoeverWantsNoCallsOrNoTextsGetsNone() {
        assertThat(CASES)
                .filteredOn(one -> number(one).equals("13800130017"))
                .isNotEmpty()
                .allSatisfy(one -> {
                    assertThat(one.channel()).isEqualTo(Channel.SMS);
                    assertThat(one.contacts()).noneMatch(contact -> contact.channel() == Channel.PHONE);
                });
        assertThat(CASES)
                .filteredOn(
                        one -> number(one).equals("13800130052") || number(one).startsWith("0000"))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.contacts()).noneMatch(contact -> contact.channel() == Channel.SMS));
    }

    @Test
    void theCallerOfTheTourHasFourCasesOneOfThemOpenAtTheWaterGroup() {
        List<PastCase> hers =
                CASES.stream().filter(one -> number(one).equals("13800138000")).toList();
        assertThat(hers).hasSize(4);
        assertThat(hers)
                .filteredOn(one -> one.closedAt() == null)
                .singleElement()
                .satisfies(one -> assertThat(one.departmentCode()).isEqualTo("water"));
    }

    private static String number(PastCase one) {
        return Objects.requireNonNull(one.citizen(), "every case of the sample city is somebody's")
                .value();
    }

    private static Stream<Instant> steps(PastCase one) {
        var returned = one.returned();
        return Stream.of(
                        one.openedAt(),
                        returned == null ? null : returned.dispatchedAt(),
                        returned == null ? null : returned.returnedAt(),
                        one.dispatchedAt(),
                        one.signedAt(),
                        one.repliedAt(),
                        one.closedAt())
                .filter(Objects::nonNull);
    }

    private static List<PastCase> asked() {
        return CASES.stream().filter(PastCase::followedUp).toList();
    }

    private static int hour(PastCase one) {
        return one.openedAt().atZone(ZONE).getHour();
    }

    private static long count(Predicate<PastCase> which) {
        return CASES.stream().filter(which).count();
    }

    private static double share(List<PastCase> of, Predicate<PastCase> which) {
        return of.stream().filter(which).count() / (double) of.size();
    }
}
