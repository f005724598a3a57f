package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.util.Set;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Role;
import org.civicline.testkit.AtOnce;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.Citizens.ContactPermission;
import org.civicline.ticketing.Citizens.Medium;
import org.civicline.ticketing.Citizens.Need;
import org.civicline.ticketing.Citizens.Recognition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CitizensTest extends ContactWork {

    private static final Instant NOON_IN_THE_CITY = Instant.parse("2026-11-20T04:00:00Z");
    private static final Instant NIGHT_IN_THE_CITY = Instant.parse("2026-11-20T15:00:00Z");

    @Test
    void aNumberNobodyUsedIsUnknownAndStaysSo() {
        ContactPoint point = Samples.phone();
        assertThat(citizens.recognise(point)).isInstanceOf(Recognition.Unknown.class);
        assertThat(citizens.recognise(point)).isInstanceOf(Recognition.Unknown.class);
    }

    @Test
    void whoContactedUsOnceIsRecognised() {
        ContactPoint point = Samples.phone();
        CitizenId id = citizens.resolve(point);
        Instant at = Instant.parse("2026-11-20T04:00:00Z");
        interactions.begin(Samples.call(point, at));

        var known = (Recognition.Known) citizens.recognise(point);

        assertThat(known.citizen().id()).isEqualTo(id);
        assertThat(known.citizen().primary()).isEqualTo(point);
        assertThat(known.citizen().contacts()).isEqualTo(1);
        assertThat(known.citizen().openTickets()).isZero();
        assertThat(known.citizen().lastContactAt()).isEqualTo(at);
        assertThat(known.citizen().name()).isNull();
    }

    @Test
    void aNewNumberResolvedByManyAtOnceMakesOneCitizen() throws Exception {
        ContactPoint point = Samples.phone();
        assertThat(Set.copyOf(AtOnce.many(12, () -> citizens.resolve(point)))).hasSize(1);
    }

    @Test
    void aCitizenIsNamedAndRenamed() {
        CitizenId id = citizens.resolve(Samples.phone());
        signedIn.as(signedIn.newStaff("hotline", Role.AGENT));

        assertThat(citizens.rename(id, "  王小明 ").orThrow().name()).isEqualTo("王小明");
        assertThat(citizens.rename(id, "王大明").orThrow().name()).isEqualTo("王大明");
    }

    @Test
    void aBadNameIsRefusedWithItsOwnReason() {
        CitizenId id = citizens.resolve(Samples.phone());
        assertThat(code(citizens.rename(id, "  "))).isEqualTo("ticketing.name-missing");
        assertThat(code(citizens.rename(id, "王".repeat(51)))).isEqualTo("ticketing.name-too-long");
        assertThat(code(citizens.rename(id, "王\u0000明"))).isEqualTo("ticketing.name-unsuitable-characters");
        assertThat(code(citizens.rename(new CitizenId(java.util.UUID.randomUUID()), "王明")))
                .isEqualTo("ticketing.unknown-citizen");
        assertThat(citizens.card(id).orElseThrow().name()).isNull();
    }

    @Test
    void whoWantsNoVoiceIsNotCalledAndWhoWantsNoTextGetsNone() {
        ContactPoint point = Samples.phone();
        CitizenId id = citizens.resolve(point);
        citizens.change(id, new CommunicationProfile("zh-CN", false, true, true))
                .orThrow();
        assertThat(citizens.mayContact(point, Medium.VOICE, NOON_IN_THE_CITY))
                .isEqualTo(new ContactPermission.Denied("profile-refuses-voice"));
        assertThat(citizens.mayContact(point, Medium.SMS, NOON_IN_THE_CITY)).isEqualTo(new ContactPermission.Allowed());

        citizens.change(id, new CommunicationProfile("en", true, false, false)).orThrow();
        assertThat(citizens.mayContact(point, Medium.SMS, NOON_IN_THE_CITY))
                .isEqualTo(new ContactPermission.Denied("profile-refuses-sms"));
        assertThat(citizens.card(id).orElseThrow().profile().language()).isEqualTo("en");
    }

    @Test
    void aLanguageThatIsNoneIsRefused() {
        CitizenId id = citizens.resolve(Samples.phone());
        assertThat(code(citizens.change(id, new CommunicationProfile("中文", true, true, false))))
                .isEqualTo("ticketing.unknown-language");
    }

    @Test
    void nobodyIsDisturbedAtTheTimeTheyAskedNotToBe() {
        ContactPoint point = Samples.phone();
        CitizenId id = citizens.resolve(point);
        citizens.change(id, quiet("11:00", "14:30")).orThrow();
        var later = new ContactPermission.Later(Instant.parse("2026-11-20T06:30:00Z"), "quiet-hours");
        for (Medium medium : Medium.values()) {
            assertThat(citizens.mayContact(point, medium, NOON_IN_THE_CITY))
                    .as(medium.name())
                    .isEqualTo(later);
        }
        assertThat(citizens.mayContact(point, Medium.SMS, later.until())).isEqualTo(new ContactPermission.Allowed());
        // Their own quiet time begins where the city's ends.
        citizens.change(id, quiet("07:30", "09:00")).orThrow();
        assertThat(citizens.mayContact(point, Medium.VOICE, NIGHT_IN_THE_CITY))
                .isEqualTo(new ContactPermission.Later(Instant.parse("2026-11-21T01:00:00Z"), "quiet-hours"));
        // With the city's it lasts all day: never called, written to all the same.
        citizens.change(id, quiet("08:00", "21:00")).orThrow();
        assertThat(citizens.mayContact(point, Medium.VOICE, NOON_IN_THE_CITY))
                .isEqualTo(new ContactPermission.Denied("quiet-hours"));
        assertThat(code(citizens.change(id, quiet("06:00", "21:00")))).isEqualTo("ticketing.quiet-time");
        assertThat(code(citizens.change(id, quiet("06:00", "06:00")))).isEqualTo("ticketing.quiet-time");
    }

    private static CommunicationProfile quiet(String from, String until) {
        return new CommunicationProfile(
                "zh-CN", true, true, false, new Citizens.Quiet(LocalTime.parse(from), LocalTime.parse(until)));
    }

    @Test
    void whatSomebodyNeedsIsNotedWithTheirConsentAndStandsOnTheirCard() {
        ContactPoint point = Samples.phone();
        CitizenId id = citizens.resolve(point);
        assertThat(code(citizens.note(id, Set.of(Need.DEAF), false))).isEqualTo("ticketing.needs-consent");
        citizens.note(id, Set.of(Need.INTERPRETER, Need.DEAF), true).orThrow();
        assertThat(citizens.recognise(point))
                .isInstanceOfSatisfying(
                        Recognition.Known.class,
                        known -> assertThat(known.citizen().needs()).containsExactly(Need.DEAF, Need.INTERPRETER));
        assertThat(citizens.note(id, Set.of(), false).orThrow().needs()).isEmpty();
    }

    @Test
    void nobodyIsCalledAtNightNotEvenStrangers() {
        assertThat(citizens.mayContact(Samples.phone(), Medium.VOICE, NIGHT_IN_THE_CITY))
                .isEqualTo(new ContactPermission.Later(Instant.parse("2026-11-21T00:00:00Z"), "quiet-hours"));
        assertThat(citizens.mayContact(Samples.phone(), Medium.SMS, NIGHT_IN_THE_CITY))
                .isEqualTo(new ContactPermission.Allowed());
        assertThat(citizens.mayContact(Samples.phone(), Medium.VOICE, NOON_IN_THE_CITY))
                .isEqualTo(new ContactPermission.Allowed());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AGENT", "SUPERVISOR"})
    void onlyTheDeskLooksCitizensUp(Role role) {
        ContactPoint point = Samples.phone();
        CitizenId id = citizens.resolve(point);
        signedIn.as(signedIn.newStaff("water", role));

        assertThatThrownBy(() -> citizens.card(id)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> citizens.recognise(point)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> citizens.resolve(point)).isInstanceOf(RefusedException.class);
        assertThat(code(citizens.rename(id, "王明"))).isEqualTo("foundation.forbidden");
        assertThat(code(citizens.change(id, CommunicationProfile.DEFAULT))).isEqualTo("foundation.forbidden");
    }

    private static String code(Outcome<?> outcome) {
        return ((Outcome.Refused<?>) outcome).refusal().code();
    }
}
