package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.foundation.Department;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.Tickets.TicketView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Every step, tried by everybody in every state a case can be in: what comes of it is the table of {@code
 * docs/who-may-do-what.md}. When rights change on purpose, the new table is in {@code target/who-may-do-what.md}.
 */
class WhoMayDoWhatTest extends CaseWork {

    private static final Path PAGE = Path.of("../docs/who-may-do-what.md");
    private static final Path FOUND = Path.of("target/who-may-do-what.md");

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ScheduledAnnotationBeanPostProcessor scheduled;

    /** As the page writes it, and what comes of trying. */
    private record Step(String name, Function<TicketView, Outcome<TicketView>> take) {}

    @Test
    void thePageSaysWhoMayDoWhat() throws IOException {
        departments.putAll(
                List.of(new Department("water-east", "东区水务站", "Water East", Department.Level.DISTRICT, "water")));
        Map<String, @Nullable StaffMember> people = people();
        Map<String, TicketView> states = states();
        List<Step> steps = steps();
        var table = new StringBuilder(row("", states.keySet().stream().toList()));
        table.append(row("---", states.keySet().stream().map(_ -> "---").toList()));
        for (Step step : steps) {
            List<String> cells = states.values().stream()
                    .map(ticket -> people.entrySet().stream()
                            .filter(person -> succeeds(step, ticket, person.getValue()))
                            .map(Map.Entry::getKey)
                            .collect(Collectors.joining()))
                    .toList();
            table.append(row("`" + step.name() + "`", cells));
        }
        Files.writeString(FOUND, table);
        assertThat(Files.readString(PAGE)).contains(table);
    }

    private static String row(String head, List<String> cells) {
        return "| " + head + " | " + String.join(" | ", cells) + " |\n";
    }

    /** Tries, and takes back what came of it; what is refused has changed nothing. */
    private boolean succeeds(Step step, TicketView ticket, @Nullable StaffMember person) {
        return Objects.requireNonNull(transactions.execute(undone -> {
            undone.setRollbackOnly();
            if (person == null) {
                signedIn.out();
            } else {
                signedIn.as(person);
            }
            return switch (step.take().apply(ticket)) {
                case Outcome.Done<TicketView> _ -> true;
                case Outcome.Refused<TicketView> refused -> {
                    assertThat(version(ticket)).as("%s", step.name()).isEqualTo(ticket.version());
                    assertThat(refused.refusal().code())
                            .as("%s in %s", step.name(), ticket.status())
                            .isNotEqualTo("ticketing.changed-meanwhile");
                    yield false;
                }
            };
        }));
    }

    private long version(TicketView ticket) {
        return jdbc.sql("SELECT version FROM ticketing.ticket WHERE id = ?")
                .param(ticket.id().value())
                .query(Long.class)
                .single();
    }

    private Map<String, @Nullable StaffMember> people() {
        var people = new LinkedHashMap<String, @Nullable StaffMember>();
        people.put("A", agent);
        people.put("S", supervisor);
        people.put("O", officer);
        people.put("B", signedIn.newStaff("water-east", Role.OFFICER));
        people.put("H", otherOfficer);
        people.put("X", signedIn.newStaff("culture", Role.OFFICER));
        people.put("L", leader);
        people.put("M", administrator);
        people.put("D", signedIn.newStaff("hotline", Role.SECURITY_ADMIN));
        people.put("U", signedIn.newStaff("hotline", Role.AUDIT_ADMIN));
        people.put("?", null);
        return people;
    }

    /** A case in each state, by the name the page gives it. */
    private Map<String, TicketView> states() {
        var states = new LinkedHashMap<String, TicketView>();
        TicketView archived = archived();
        states.put("to dispatch", opened());
        states.put("dispatched", dispatched());
        states.put("in progress", signed());
        states.put("… help asked for", as(agent, signed(), new SideStep.NameCoHandler("ecology", null)));
        states.put("… helped", helped());
        states.put("… more time asked", as(officer, signed(), new SideStep.AskExtension(2, "要开挖")));
        states.put("… return refused", returnRefused());
        states.put("… handed down", handedDown());
        states.put("return asked", as(officer, signed(), returning("不属于本单位")));
        states.put("disputed", as(officer, returnRefused(), new SideStep.Dispute("确非本单位职责")));
        states.put("suspended", as(officer, signed(), new SideStep.Suspend("等材料")));
        states.put("replied", replied());
        states.put("follow-up", approved());
        states.put("merged", as(agent, opened(), new SideStep.Merge(opened().number(), "同一件事")));
        states.put("closed, content", judged(Satisfaction.SATISFIED));
        states.put("closed, not solved", judged(Satisfaction.NOT_SOLVED));
        states.put("archived", archived);
        return states;
    }

    private TicketView helped() {
        TicketView named = as(agent, signed(), new SideStep.NameCoHandler("ecology", null));
        return as(otherOfficer, named, new SideStep.CoSign());
    }

    private TicketView returnRefused() {
        TicketView asked = as(officer, signed(), returning("不属于本单位"));
        return as(agent, asked, new SideStep.RefuseReturn("属于本单位"));
    }

    private TicketView handedDown() {
        TicketView down = as(officer, signed(), new SideStep.HandDown("water-east", null));
        signedIn.as(signedIn.newStaff("water-east", Role.OFFICER));
        return tickets.sign(down.id(), down.version()).orThrow();
    }

    private TicketView judged(Satisfaction grade) {
        TicketView asked = approved();
        signedIn.out();
        followUps.rate(asked.id(), grade, Channel.SMS, null).orThrow();
        return again(asked);
    }

    private TicketView archived() {
        TicketView closed = judged(Satisfaction.SATISFIED);
        clock.forward(Duration.ofDays(31));
        scheduled.getScheduledTasks().stream()
                .map(ScheduledTask::getTask)
                .filter(task -> task.toString().contains("Archiving"))
                .forEach(task -> task.getRunnable().run());
        TicketView archived = again(closed);
        assertThat(archived.status()).isEqualTo(TicketStatus.ARCHIVED);
        clock.reset();
        return archived;
    }

    private TicketView as(StaffMember who, TicketView ticket, SideStep step) {
        signedIn.as(who);
        return tickets.take(ticket.id(), step, ticket.version()).orThrow();
    }

    private TicketView again(TicketView ticket) {
        signedIn.as(agent);
        return tickets.find(ticket.id()).orElseThrow();
    }

    private List<Step> steps() {
        String other = opened().number();
        return List.of(
                new Step("dispatch", one -> tickets.dispatch(one.id(), "water", null, one.version())),
                new Step("sign", one -> tickets.sign(one.id(), one.version())),
                new Step("reply", one -> tickets.reply(one.id(), "已处理", one.version())),
                new Step("approve", one -> tickets.approve(one.id(), one.version())),
                new Step("send-back", one -> tickets.sendBack(one.id(), "不清楚", one.version())),
                new Step("close", one -> tickets.close(one.id(), "办结", one.version())),
                side("not-accept", new SideStep.NotAccept(RefusalGround.REPEATED, "见前单")),
                side("withdraw", new SideStep.Withdraw("市民撤回")),
                side("return", returning("不归我")),
                side("accept-return", new SideStep.AcceptReturn()),
                side("refuse-return", new SideStep.RefuseReturn("归你")),
                side("dispute", new SideStep.Dispute("不服")),
                side("arbitrate", new SideStep.Arbitrate("water", "归水务")),
                side("ask-extension", new SideStep.AskExtension(2, "忙")),
                side("grant-extension", new SideStep.GrantExtension()),
                side("refuse-extension", new SideStep.RefuseExtension("不急")),
                side("suspend", new SideStep.Suspend("等")),
                side("resume", new SideStep.Resume()),
                side("contact", new SideStep.NoteContact(null, "已联系")),
                side("hand-down", new SideStep.HandDown("water-east", null)),
                side("back-up", new SideStep.BackUp("无权")),
                side("redo", new SideStep.Redo("重办")),
                side("reopen", new SideStep.Reopen("又来了")),
                side("name-co", new SideStep.NameCoHandler("culture", null)),
                side("release-co", new SideStep.ReleaseCoHandler("ecology", "不需要了")),
                side("co-sign", new SideStep.CoSign()),
                side("contribute", new SideStep.Contribute("已查")),
                side("co-decline", new SideStep.DeclineCoHandling("不涉及")),
                side("merge", new SideStep.Merge(other, "同一件事")),
                side("unmerge", new SideStep.Unmerge("不是一件事")),
                side("relate", new SideStep.Relate(other)));
    }

    private Step side(String name, SideStep step) {
        return new Step(name, one -> tickets.take(one.id(), step, one.version()));
    }
}
