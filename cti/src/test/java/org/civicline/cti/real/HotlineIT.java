package org.civicline.cti.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.civicline.channels.Agents.Status;
import org.civicline.channels.WorkKind;
import org.civicline.channels.WorkQueue.QueuedItem;
import org.civicline.simulators.audio.AudioClip;
import org.civicline.simulators.audio.Sound;
import org.civicline.simulators.sip.CallEnd;
import org.civicline.simulators.sip.CallState;
import org.civicline.simulators.sip.CallerId;
import org.civicline.simulators.sip.IncomingCall;
import org.civicline.simulators.sip.OutgoingCall;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions.InteractionView;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What callers and agents hear. */
class HotlineIT extends RealTelephony {

    @Test
    void aCallerHearsTheGreetingWithinASecondThenThePlaceThenMusic() throws Exception {
        OutgoingCall call = call(CallerId.of("13800138000"));

        assertThat(call.awaitAnswered(SOON)).isTrue();
        hears(call, TonePrompts.GREETING, SOON);
        assertThat(call.timings().answered()).isLessThan(Duration.ofMillis(500));
        assertThat(call.timings().firstAudio()).isLessThan(Duration.ofSeconds(1));
        hears(call, TonePrompts.NEXT, SOON);
        hears(call, TonePrompts.MUSIC, SOON);
        call.hangUp();
    }

    @Test
    void agentAndCallerHearEachOther() throws Exception {
        Agent agent = readyAgent(900);
        OutgoingCall caller = call(CallerId.of("13800138001"));
        IncomingCall atAgent = agent.answers(LATE);

        hears(caller, 900, SOON);
        hears(atAgent, CALLER_TONE, SOON);
        assertThat(atAgent.header("X-CivicLine-Call")).isPresent();
        eventually("the agent is busy", () -> is(agent, Status.BUSY));

        atAgent.hangUp();
        assertThat(caller.awaitEnded(SOON)).isTrue();
        eventually("the agent is ready again", () -> is(agent, Status.READY));
    }

    @Test
    void anAgentWhoDoesNotAnswerBecomesNotReadyAndTheCallGoesToTheNextWithItsPlace() throws Exception {
        Agent sleeping = readyAgent(900);
        OutgoingCall first = call(CallerId.of("13800138002"));
        sleeping.rung(LATE);
        OutgoingCall second = call(CallerId.of("13800138003"));
        eventually("both wait", () -> queue.open(WorkKind.CALL).size() == 2);

        eventually("the agent is not ready", LATE, () -> is(sleeping, Status.NOT_READY));
        Agent awake = readyAgent(1000);
        awake.answers(LATE);
        hears(first, 1000, SOON);
        assertThat(second.state()).isEqualTo(CallState.TALKING);
        assertThat(second.heard().tone().isClear(1000)).isFalse();
    }

    @Test
    void anAgentMayRefuseOnTheTelephoneOrOnTheScreen() throws Exception {
        Agent one = readyAgent(900);
        OutgoingCall caller = call(CallerId.of("13800138004"));
        one.rung(LATE).reject(486);
        eventually("not ready after refusing", () -> is(one, Status.NOT_READY));

        Agent two = readyAgent(1000);
        IncomingCall ringing = two.rung(LATE);
        String id = ringing.header("X-CivicLine-Call").orElseThrow();
        assertThat(post(two.staff, "/calls/" + id + "/decline", "").status()).isEqualTo(204);
        assertThat(ringing.awaitEnded(SOON)).isTrue();
        eventually("not ready after declining", () -> is(two, Status.NOT_READY));

        Agent three = readyAgent(1100);
        three.answers(LATE);
        hears(caller, 1100, SOON);
    }

    @Test
    void aCallerWhoHangsUpWhileItRingsIsGoneAndTheAgentStaysReady() throws Exception {
        Agent agent = readyAgent(900);
        OutgoingCall caller = call(CallerId.of("13800138005"));
        IncomingCall ringing = agent.rung(LATE);
        JsonNode shown = get(agent.staff, "/calls/current").body();
        assertThat(shown.get("state").asString()).isEqualTo("RINGING");
        assertThat(shown.get("from").asString()).isEqualTo("13800138005");

        caller.hangUp();

        assertThat(ringing.awaitEnded(SOON)).isTrue();
        eventually("ready again", () -> is(agent, Status.READY));
        var interaction = interactions
                .find(InteractionId.of(shown.get("interactionId").asString()))
                .orElseThrow();
        assertThat(interaction.result()).isEqualTo("abandoned");
        assertThat(interaction.endedAt()).isNotNull();
    }

    @Test
    void theTalkIsRecordedAndItsSoundHangsOnTheTimeline() throws Exception {
        Agent agent = readyAgent(900);
        OutgoingCall caller = call(CallerId.of("13800138006"));
        IncomingCall atAgent = agent.answers(LATE);
        hears(caller, 900, SOON);
        hears(atAgent, CALLER_TONE, SOON);
        eventually(
                "the screen says so",
                () -> "TALKING"
                        .equals(get(agent.staff, "/calls/current")
                                .body()
                                .path("state")
                                .asString()));
        String interaction =
                get(agent.staff, "/calls/current").body().get("interactionId").asString();
        Thread.sleep(1_500);
        atAgent.hangUp();

        eventually(
                "the recording is kept",
                () -> interactions
                        .find(InteractionId.of(interaction))
                        .map(InteractionView::recording)
                        .isPresent());
        byte[] wav = recording(agent.staff, "AGENT", interaction, null, 200);
        AudioClip sound = AudioClip.fromWav(wav);
        assertThat(sound.duration()).isBetween(Duration.ofMillis(1_000), Duration.ofSeconds(15));
        assertThat(sound.resembles()).isNotEqualTo(Sound.SILENCE);
        assertThat(recording(agent.staff, "AGENT", interaction, "bytes=0-99", 206))
                .hasSize(100);
        recording(agent.staff, "OFFICER", interaction, null, 403);
        assertThat(jdbc.sql(
                                "select count(*) from foundation.audit_entry where action = 'recording.played' and subject = ?")
                        .param("interaction:" + interaction)
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aCallGoesToAnotherAgentAndBackToTheQueuesHeadIfTheyDoNotAnswer() throws Exception {
        Agent first = readyAgent(900);
        OutgoingCall caller = call(CallerId.of("13800138007"));
        IncomingCall atFirst = first.answers(LATE);
        hears(caller, 900, SOON);
        talksForASecond(caller);
        String id = atFirst.header("X-CivicLine-Call").orElseThrow();
        Agent second = readyAgent(1000);

        assertThat(post(first.staff, "/calls/" + id + "/transfer", "{\"staffId\":\"" + second.staff.id() + "\"}")
                        .status())
                .isEqualTo(202);

        IncomingCall atSecond = second.answers(LATE);
        assertThat(atSecond.header("X-CivicLine-Call")).hasValue(id);
        assertThat(atFirst.awaitEnded(SOON)).isTrue();
        hears(caller, 1000, SOON);
        hears(atSecond, CALLER_TONE, SOON);
        talksForASecond(caller);
        eventually("the first agent is free", () -> is(first, Status.READY) || is(first, Status.WRAP_UP));
        eventually("the second is busy", () -> is(second, Status.BUSY));

        agents.notReady(first.staff.id(), "break");
        Agent absent = readyAgent(1100);
        assertThat(post(second.staff, "/calls/" + id + "/transfer", "{\"staffId\":\"" + absent.staff.id() + "\"}")
                        .status())
                .isEqualTo(202);
        absent.rung(LATE).reject(486);
        hears(caller, TonePrompts.MUSIC, SOON);
        agents.notReady(second.staff.id(), "break");
        Agent last = readyAgent(1200);
        IncomingCall atLast = last.answers(LATE);
        hears(caller, 1200, SOON);
        talksForASecond(caller);
        QueuedItem talk = queue.open(WorkKind.CALL).getFirst();
        atLast.hangUp();

        eventually("the recording is kept", () -> contact(talk).recording() != null);
        AudioClip sound = AudioClip.fromWav(
                recording(last.staff, "AGENT", contact(talk).id().toString(), null, 200));
        assertThat(List.of(900, 1000, 1200))
                .as("all who talked are in the one recording")
                .allMatch(hertz -> heardIn(sound, hertz));
    }

    @Test
    void whoCallsWhenAllLinesAreTakenGetsABusyToneAndTheOthersKeepTheirPlace() throws Exception {
        List<OutgoingCall> callers = new ArrayList<>();
        for (int i = 0; i < PrivateAsterisk.MOST_CALLS; i++) {
            OutgoingCall caller = call(CallerId.of("138001381%02d".formatted(i)));
            callers.add(caller);
        }
        eventually("all wait", () -> queue.open(WorkKind.CALL).size() == PrivateAsterisk.MOST_CALLS);

        OutgoingCall oneMore = call(CallerId.of("13800138199"));

        assertThat(oneMore.awaitEnded(SOON)).isTrue();
        assertThat(oneMore.end().map(CallEnd::status)).hasValue(503);
        assertThat(callers).allMatch(caller -> caller.state() == CallState.TALKING);
        callers.getFirst().hangUp();
        eventually("a line is free", () -> queue.open(WorkKind.CALL).size() == PrivateAsterisk.MOST_CALLS - 1);
        OutgoingCall again = call(CallerId.of("13800138199"));
        hears(again, TonePrompts.MUSIC, LATE);
    }

    @Test
    void anAgentEndsTheCallOnTheScreen() throws Exception {
        Agent agent = readyAgent(900);
        OutgoingCall caller = call(CallerId.of("13800138008"));
        IncomingCall atAgent = agent.answers(LATE);
        hears(caller, 900, SOON);
        eventually("busy", () -> is(agent, Status.BUSY));
        String id = atAgent.header("X-CivicLine-Call").orElseThrow();
        Agent other = agent(1000);
        assertThat(post(other.staff, "/calls/" + id + "/hangup", "").status()).isEqualTo(409);

        assertThat(post(agent.staff, "/calls/" + id + "/hangup", "").status()).isEqualTo(202);

        assertThat(caller.awaitEnded(SOON)).isTrue();
        assertThat(atAgent.awaitEnded(SOON)).isTrue();
    }

    @Test
    void callersWithoutOrWithStrangeNumbersAreServedAsWell() throws Exception {
        Agent agent = readyAgent(900);
        for (CallerId strange : List.of(
                CallerId.none(),
                CallerId.anonymous(),
                CallerId.named("Robert'); drop table--", "+86abc\u0007\u4f60\u597d;phone=1"),
                CallerId.of("1".repeat(400)))) {
            OutgoingCall caller = call(strange);
            IncomingCall atAgent = agent.answers(LATE);
            hears(caller, 900, SOON);
            JsonNode shown = get(agent.staff, "/calls/current").body();
            assertThat(shown.path("from").isNull()).as("%s", strange).isTrue();
            assertThat(shown.path("citizen").isNull()).isTrue();
            atAgent.hangUp();
            assertThat(caller.awaitEnded(SOON)).isTrue();
            eventually("ready again", () -> is(agent, Status.READY));
        }
    }
}
