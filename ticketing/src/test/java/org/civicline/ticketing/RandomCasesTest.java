package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.StaffMember;
import org.civicline.testkit.Aside;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.sla.clocks.Clocks;
import org.civicline.ticketing.sla.clocks.DutyClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People who press every button at random: the case survives, and what the screen offers is what the case accepts. */
@Aside
class RandomCasesTest extends CaseWork {

    private static final int CASES = 25;
    private static final int STEPS = 40;
    private static final Set<String> ENDS = Set.of("withdraw", "close", "not-accept", "merge");

    @Autowired
    Clocks clocks;

    /** A step by the name the screen knows it by, and who takes it. */
    private record Button(
            String name, StaffMember by, Function<TicketView, Outcome<TicketView>> press, Predicate<TicketView> suits) {

        Button(String name, StaffMember by, Function<TicketView, Outcome<TicketView>> press) {
            this(name, by, press, _ -> true);
        }
    }

    @Test
    void whatIsOfferedIsAcceptedAndWhatIsNotOfferedIsRefused() {
        var random = new Random(20261122);
        List<Button> buttons = buttons();
        for (int number = 0; number < CASES; number++) {
            TicketView ticket = opened();
            for (int step = 0; step < STEPS; step++) {
                press(pick(buttons, ticket.id(), random), ticket.id());
                if (random.nextInt(5) == 0) {
                    citizenAnswers(ticket.id(), random);
                }
                clocksAreSound(ticket.id());
                clock.forward(Duration.ofMinutes(random.nextInt(90)));
            }
            consistent(ticket.id());
        }
    }

    /** Whatever is merged, parted, withdrawn and answered: each citizen has a case that is worked on, or was told how it ended. */
    @Test
    void nobodyIsLostInAMerge() {
        var random = new Random(20261123);
        for (int number = 0; number < 5; number++) {
            List<TicketId> all = Stream.generate(() -> opened().id()).limit(6).toList();
            List<Button> buttons = new ArrayList<>(buttons());
            for (TicketId main : all) {
                buttons.add(new Button("merge", agent, one -> mergeInto(one, main)));
            }
            for (int step = 0; step < 150; step++) {
                TicketId id = all.get(random.nextInt(all.size()));
                Button button = pick(buttons, id, random);
                signedIn.as(button.by());
                tickets.find(id).ifPresent(before -> {
                    if (button.press().apply(before) instanceof Outcome.Done<TicketView>(TicketView shown)) {
                        tickets.find(id).ifPresent(now -> assertThat(shown).isEqualTo(now));
                    }
                });
                all.forEach(this::clocksAreSound);
                all.forEach(this::isKeptInformed);
                clock.forward(Duration.ofMinutes(random.nextInt(30)));
            }
        }
    }

    private Outcome<TicketView> mergeInto(TicketView ticket, TicketId main) {
        String number = tickets.find(main).orElseThrow().number();
        return tickets.take(ticket.id(), new SideStep.Merge(number, "同一件事"), ticket.version());
    }

    /** A merged one has a main ticket that is still to be answered, and is not merged itself. */
    private void isKeptInformed(TicketId id) {
        assertThat(jdbc.sql("""
                SELECT count(*) FROM ticketing.ticket t JOIN ticketing.ticket m ON m.id = t.merged_into
                WHERE t.id = ? AND t.status = 'MERGED' AND m.status IN ('MERGED', 'FOLLOW_UP', 'CLOSED', 'ARCHIVED')
                """).param(id.value()).query(Long.class).single()).isZero();
        signedIn.as(agent);
        assertThat(tickets.find(id).orElseThrow().citizen()).isNotNull();
    }

    /** Any button, or half of the time one that is offered and leads on: else hardly a case would get far. */
    private Button pick(List<Button> buttons, TicketId id, Random random) {
        if (random.nextBoolean()) {
            Map<StaffMember, List<String>> offered = new HashMap<>();
            for (StaffMember one : List.of(agent, officer, otherOfficer)) {
                signedIn.as(one);
                offered.put(one, tickets.find(id).map(TicketView::actions).orElse(List.of()));
            }
            List<Button> onward = buttons.stream()
                    .filter(one -> !ENDS.contains(one.name()))
                    .filter(one -> offered.getOrDefault(one.by(), List.of()).contains(one.name()))
                    .toList();
            if (!onward.isEmpty()) {
                return onward.get(random.nextInt(onward.size()));
            }
        }
        return buttons.get(random.nextInt(buttons.size()));
    }

    private void press(Button button, TicketId id) {
        signedIn.as(button.by());
        tickets.find(id).ifPresent(before -> {
            int events = tickets.history(id).size();
            boolean suits = button.suits().test(before);
            Outcome<TicketView> outcome = button.press().apply(before);
            boolean offered = before.actions().contains(button.name()) && suits;
            assertThat(outcome instanceof Outcome.Done<TicketView>)
                    .as("%s in %s is %s", button.name(), before.status(), outcome)
                    .isEqualTo(offered);
            if (outcome instanceof Outcome.Done<TicketView>(TicketView shown)) {
                tickets.find(id)
                        .ifPresent(now -> assertThat(shown)
                                .as("what %s has shown at its end", button.name())
                                .isEqualTo(now));
            }
            if (!offered) {
                assertThat(tickets.find(id).orElseThrow().version()).isEqualTo(before.version());
                assertThat(tickets.history(id)).hasSize(events);
            }
        });
    }

    private void citizenAnswers(TicketId id, Random random) {
        signedIn.out();
        if (followUps.find(id).isPresent()) {
            Satisfaction grade = Satisfaction.ofDigit(random.nextInt(6)).orElseThrow();
            followUps.rate(id, grade, Channel.SMS, null).orThrow();
        }
    }

    /** Nothing lost, no clock on what is over, one lead at most, and a history that tells of it. */
    private void consistent(TicketId id) {
        signedIn.as(agent);
        TicketView ticket = tickets.find(id).orElseThrow();
        boolean runs = switch (ticket.status()) {
            case TO_DISPATCH, DISPATCHED, IN_PROGRESS, RETURN_ASKED, DISPUTED, REPLIED -> true;
            case SUSPENDED, FOLLOW_UP, MERGED, CLOSED, ARCHIVED -> false;
        };
        assertThat(ticket.dueAt() != null).isEqualTo(runs);
        assertThat(jdbc.sql("""
                SELECT count(*) FROM ticketing.dispatch
                WHERE ticket_id = ? AND duty = 'LEAD' AND status IN ('DISPATCHED', 'SIGNED', 'REPLIED')
                """).param(id.value()).query(Long.class).single())
                .as("duties open at " + ticket.status())
                .isLessThanOrEqualTo(1);
        assertThat(tickets.history(id))
                .isNotEmpty()
                .isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
    }

    /** No clock runs on what is over, none is negative, what is suspended stands still unless it was late, nothing runs twice. */
    private void clocksAreSound(TicketId id) {
        signedIn.as(agent);
        TicketView ticket = tickets.find(id).orElseThrow();
        List<DutyClock> unstopped = OpenClocks.of(clocks, id);
        if (ticket.status().over() || ticket.status() == TicketStatus.MERGED) {
            assertThat(unstopped).isEmpty();
        }
        for (DutyClock one : clocks.of(id)) {
            assertThat(one.ran(clock.instant())).as("%s", one).isGreaterThanOrEqualTo(Duration.ZERO);
            assertThat(one.dueAt()).isAfterOrEqualTo(one.face().startedAt());
            boolean stopped = one instanceof DutyClock.Stopped;
            assertThat(unstopped.contains(one)).isEqualTo(!stopped);
            if (ticket.status() == TicketStatus.SUSPENDED && one instanceof DutyClock.Running) {
                assertThat(one.late(clock.instant()))
                        .as("runs while suspended: %s", one)
                        .isTrue();
            }
        }
        assertThat(unstopped)
                .extracting(one -> one.face().duty() + " " + one.face().department())
                .doesNotHaveDuplicates();
        Set<String> atWork = ticket.coHandlers().stream()
                .filter(one -> one.stand().equals("NAMED") || one.stand().equals("SIGNED"))
                .map(Tickets.CoHandlerView::code)
                .collect(Collectors.toCollection(HashSet::new));
        if (ticket.lead() != null) {
            atWork.add(ticket.lead());
        }
        assertThat(unstopped)
                .as("only who leads or helps has a clock")
                .extracting(one -> one.face().department())
                .filteredOn(Objects::nonNull)
                .isSubsetOf(atWork);
        if (ticket.dueAt() != null) {
            assertThat(unstopped).extracting(DutyClock::dueAt).contains(ticket.dueAt());
            assertThat(ticket.dueBecause()).isNotBlank();
        }
    }

    private List<Button> buttons() {
        return List.of(
                new Button("dispatch", agent, one -> tickets.dispatch(one.id(), "water", null, one.version())),
                new Button("sign", officer, one -> tickets.sign(one.id(), one.version())),
                new Button("reply", officer, one -> tickets.reply(one.id(), "已处理", one.version())),
                new Button("approve", agent, one -> tickets.approve(one.id(), one.version())),
                new Button("send-back", agent, one -> tickets.sendBack(one.id(), "不清楚", one.version())),
                new Button("close", agent, one -> tickets.close(one.id(), "办结", one.version())),
                side("return", officer, returning("不归我")),
                side("dispute", officer, new SideStep.Dispute("不服")),
                side("ask-extension", officer, new SideStep.AskExtension(2, "忙")),
                side("suspend", officer, new SideStep.Suspend("等")),
                side("resume", officer, new SideStep.Resume()),
                side("contact", officer, new SideStep.NoteContact(null, "已电话联系")),
                side("back-up", officer, new SideStep.BackUp("退")),
                side("accept-return", agent, new SideStep.AcceptReturn()),
                side("refuse-return", agent, new SideStep.RefuseReturn("不行")),
                side("arbitrate", supervisor, new SideStep.Arbitrate("water", "归水务")),
                side("arbitrate", agent, new SideStep.Arbitrate("water", "归水务")),
                side("grant-extension", agent, new SideStep.GrantExtension()),
                side("refuse-extension", agent, new SideStep.RefuseExtension("不行")),
                side("not-accept", agent, new SideStep.NotAccept(RefusalGround.REPEATED, "见前单")),
                side("withdraw", agent, new SideStep.Withdraw("撤回")),
                side("redo", agent, new SideStep.Redo("重办")),
                side("reopen", agent, new SideStep.Reopen("又来了")),
                about("name-co", agent, new SideStep.NameCoHandler("ecology", null), one -> !owes(one)),
                about(
                        "name-co",
                        officer,
                        new SideStep.NameCoHandler("ecology", null),
                        one -> !owes(one) && !declined(one)),
                side("release-co", agent, new SideStep.ReleaseCoHandler("ecology", "不需要了")),
                side("release-co", officer, new SideStep.ReleaseCoHandler("ecology", "不需要了")),
                side("co-sign", otherOfficer, new SideStep.CoSign()),
                side("contribute", otherOfficer, new SideStep.Contribute("已查")),
                side("co-decline", otherOfficer, new SideStep.DeclineCoHandling("不涉及")),
                // A co-handler tries what is the lead's and the desk's.
                new Button("reply", otherOfficer, one -> tickets.reply(one.id(), "我来答", one.version())),
                new Button("close", otherOfficer, one -> tickets.close(one.id(), "办结", one.version())),
                new Button("merge", agent, this::mergeIntoAnother),
                side("unmerge", agent, new SideStep.Unmerge("不是一件事")));
    }

    private Outcome<TicketView> mergeIntoAnother(TicketView ticket) {
        TicketView main = opened();
        return tickets.take(ticket.id(), new SideStep.Merge(main.number(), "同一件事"), ticket.version());
    }

    private static boolean owes(TicketView ticket) {
        return lastStand(ticket)
                .map(stand -> stand.equals("NAMED") || stand.equals("SIGNED"))
                .orElse(false);
    }

    private static boolean declined(TicketView ticket) {
        return lastStand(ticket).map("DECLINED"::equals).orElse(false);
    }

    private static Optional<String> lastStand(TicketView ticket) {
        return ticket.coHandlers().reversed().stream().findFirst().map(Tickets.CoHandlerView::stand);
    }

    private Button about(String name, StaffMember by, SideStep step, Predicate<TicketView> suits) {
        return new Button(name, by, one -> tickets.take(one.id(), step, one.version()), suits);
    }

    private Button side(String name, StaffMember by, SideStep step) {
        return new Button(name, by, one -> tickets.take(one.id(), step, one.version()));
    }
}
