package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.Role;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffMember;
import org.civicline.testkit.AtOnce;
import org.civicline.ticketing.Interactions.Ending;
import org.civicline.ticketing.Interactions.NewInteraction;
import org.civicline.ticketing.Interactions.Recording;
import org.civicline.ticketing.Interactions.TimelineEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InteractionsTest extends ContactWork {

    private static final Instant START = Instant.parse("2026-11-20T04:00:00Z");

    @Test
    void theSameCallReportedByManyAtOnceIsOneInteraction() throws Exception {
        var call = Samples.call(Samples.phone(), START);
        assertThat(Set.copyOf(AtOnce.many(12, () -> interactions.begin(call)))).hasSize(1);
    }

    @Test
    void theSameReferenceOnAnotherChannelIsAnotherInteraction() {
        var point = Samples.phone();
        String reference = UUID.randomUUID().toString();
        var call = interactions.begin(new NewInteraction(Channel.PHONE, true, reference, point, null, START));
        var text = interactions.begin(new NewInteraction(Channel.SMS, true, reference, point, "你好", START));
        assertThat(text).isNotEqualTo(call);
        assertThat(interactions
                        .findByReference(Channel.SMS, reference)
                        .orElseThrow()
                        .text())
                .isEqualTo("你好");
    }

    @Test
    void aCallIsJoinedRecordedAndEnded() {
        StaffMember agent = signedIn.newStaff("hotline", Role.AGENT);
        var point = Samples.phone();
        InteractionId id = interactions.begin(Samples.call(point, START));
        interactions.joined(id, agent.id(), START.plusSeconds(5));
        interactions.recorded(id, new Recording("2026/11/20/a.wav", 61_000));
        interactions.end(id, new Ending(START.plusSeconds(66), "answered"));

        var view = interactions.find(id).orElseThrow();

        assertThat(view.point()).isEqualTo(point);
        assertThat(view.citizen()).isEqualTo(citizens.resolve(point));
        assertThat(view.staff()).isEqualTo(agent.id());
        assertThat(view.joinedAt()).isEqualTo(START.plusSeconds(5));
        assertThat(view.endedAt()).isEqualTo(START.plusSeconds(66));
        assertThat(view.result()).isEqualTo("answered");
        assertThat(view.recording()).isEqualTo(new Recording("2026/11/20/a.wav", 61_000));
        assertThat(view.tickets()).isEmpty();
    }

    @Test
    void endingTwiceChangesNothing() {
        InteractionId id = interactions.begin(Samples.call(Samples.phone(), START));
        interactions.end(id, new Ending(START.plusSeconds(66), "answered"));
        interactions.end(id, new Ending(START.plusSeconds(99), "abandoned"));
        var view = interactions.find(id).orElseThrow();
        assertThat(view.endedAt()).isEqualTo(START.plusSeconds(66));
        assertThat(view.result()).isEqualTo("answered");
    }

    @Test
    void aReceiptTellsLaterHowATextCameOut() {
        InteractionId id = interactions.begin(
                new NewInteraction(Channel.SMS, false, UUID.randomUUID().toString(), Samples.phone(), "您好", START));
        assertThatThrownBy(() -> interactions.cameTo(id, "delivered")).isInstanceOf(IllegalArgumentException.class);
        interactions.end(id, new Ending(START, "sent"));
        interactions.cameTo(id, "delivered");
        assertThat(interactions.find(id).orElseThrow().result()).isEqualTo("delivered");
    }

    @Test
    void aCallerWithoutANumberIsNobodysTimelineButIsKept() {
        var id = interactions.begin(
                new NewInteraction(Channel.PHONE, true, UUID.randomUUID().toString(), null, null, START));
        var view = interactions.find(id).orElseThrow();
        assertThat(view.citizen()).isNull();
        assertThat(view.point()).isNull();
    }

    @Test
    void whatACitizenWroteIsNeverRefusedWhateverItHolds() {
        String said = "a\u0000b\uD800c😀\u0007" + "长".repeat(10_000);
        var id = interactions.begin(
                new NewInteraction(Channel.SMS, true, UUID.randomUUID().toString(), Samples.phone(), said, START));
        assertThat(interactions.find(id).orElseThrow().text())
                .isEqualTo("a\uFFFDb\uFFFDc😀\u0007" + "长".repeat(10_000));
    }

    @Test
    void anInteractionNobodyBeganIsAMistakeOfOurs() {
        var nobody = new InteractionId(UUID.randomUUID());
        assertThatThrownBy(() -> interactions.end(nobody, new Ending(START, "answered")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(interactions.find(nobody)).isEmpty();
    }

    @Test
    void theTimelineIsPagedNewestFirstWithoutGapsOrRepeats() {
        var point = Samples.phone();
        for (int i = 0; i < 25; i++) {
            // Two at the same moment each: the id decides.
            interactions.begin(Samples.call(point, START.plusSeconds(i / 2)));
        }
        CitizenId citizen = citizens.resolve(point);

        List<TimelineEntry> all = new ArrayList<>();
        Slice<TimelineEntry> page = interactions.timeline(citizen, null, 10);
        all.addAll(page.items());
        while (page.next() != null) {
            page = interactions.timeline(citizen, page.next(), 10);
            all.addAll(page.items());
        }

        assertThat(all).hasSize(25).extracting(TimelineEntry::id).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(TimelineEntry::at)
                .isSortedAccordingTo(
                        java.util.Comparator.<Instant>naturalOrder().reversed());
        assertThat(all).extracting(TimelineEntry::what).containsOnly("phone-in");
    }

    @Test
    void aMadeUpPageIsRefused() {
        CitizenId citizen = citizens.resolve(Samples.phone());
        for (String after : List.of("x", "1_2_3", "1_2", "1_2_3_4")) {
            assertThatThrownBy(() -> interactions.timeline(citizen, after, 10)).isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void aTimelineLineSaysWhoAnsweredForHowLongAndWhetherThereIsARecording() {
        StaffMember agent = signedIn.newStaff("hotline", Role.AGENT);
        var point = Samples.phone();
        InteractionId id = interactions.begin(Samples.call(point, START));
        interactions.joined(id, agent.id(), START.plusSeconds(5));
        interactions.end(id, new Ending(START.plusSeconds(66), "answered"));
        interactions.recorded(id, new Recording("a.wav", 61_000));

        var line =
                interactions.timeline(citizens.resolve(point), null, 10).items().getFirst();

        assertThat(line.kind()).isEqualTo("interaction");
        assertThat(line.interaction()).isEqualTo(id);
        assertThat(line.details())
                .containsEntry("staffName", agent.displayName())
                .containsEntry("seconds", 61L)
                .containsEntry("result", "answered")
                .containsEntry("recording", true)
                .containsEntry("ticketNumbers", List.of());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AGENT", "SUPERVISOR"})
    void onlyTheDeskReadsTimelines(Role role) {
        var point = Samples.phone();
        InteractionId id = interactions.begin(Samples.call(point, START));
        CitizenId citizen = citizens.resolve(point);
        signedIn.as(signedIn.newStaff("water", role));

        assertThatThrownBy(() -> interactions.timeline(citizen, null, 10)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> interactions.find(id)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> interactions.begin(Samples.call(point, START))).isInstanceOf(RefusedException.class);
    }
}
