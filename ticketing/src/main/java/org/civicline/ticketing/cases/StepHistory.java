package org.civicline.ticketing.cases;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.Writes;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.lifecycle.Closing;
import org.civicline.ticketing.lifecycle.Fallback;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketAction;
import org.civicline.ticketing.lifecycle.TicketState;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes a step into the ticket's history, in words that screens know. */
@Component
class StepHistory {

    private final CaseHistory history;

    StepHistory(CaseHistory history) {
        this.history = history;
    }

    void write(
            Writes writes,
            TicketRow row,
            TicketAction action,
            @Nullable StaffMember by,
            @Nullable String note,
            TicketState to) {
        CaseStep step = step(row, action, note);
        history.add(writes, row.id(), row.number(), to.status(), by, step);
        if (to instanceof TicketState.Closed(Closing closing, var at)
                && !step.name().equals("closed")) {
            history.add(
                    writes,
                    row.id(),
                    row.number(),
                    to.status(),
                    by,
                    closed(at, closing).next());
        }
    }

    private static CaseStep step(TicketRow row, TicketAction action, @Nullable String note) {
        String lead = row.lead() == null ? null : row.lead().department();
        return switch (action) {
            case TicketAction.Dispatch(LeadDuty duty, Fallback by) -> to("dispatched", duty, by, note);
            case TicketAction.Arbitrate(LeadDuty duty, String grounds, Fallback by) ->
                to("arbitrated", duty, by, grounds);
            case TicketAction.HandDown(LeadDuty duty) -> to("handed-down", duty).saying(note);
            case TicketAction.Redo(LeadDuty duty, String reason) ->
                to("redone", duty).saying(reason);
            case TicketAction.Sign(var at) -> CaseStep.of("signed", at).by(lead);
            case TicketAction.AskReturn(var reason, String text, String suggested, var at) ->
                new CaseStep("return-asked", at, lead, returning(reason.name(), text, suggested));
            case TicketAction.AcceptReturn(var at) ->
                CaseStep.of("returned", at).by(lead).saying(((TicketState.ReturnAsked) row.state()).text());
            case TicketAction.RefuseReturn(String reason, var at) -> said("return-refused", at, lead, reason);
            case TicketAction.Dispute(String text, var at) -> said("disputed", at, lead, text);
            case TicketAction.AskExtension(int days, String reason, var _, var at) ->
                new CaseStep("extension-asked", at, lead, Map.of("workingDays", days, "text", reason));
            case TicketAction.GrantExtension(var at) ->
                CaseStep.of("extension-granted", at).by(lead);
            case TicketAction.RefuseExtension(String reason, var at) -> said("extension-refused", at, lead, reason);
            case TicketAction.Suspend(String reason, var _, var at) -> said("suspended", at, lead, reason);
            case TicketAction.NoteContact(var contactedAt, String text, var at) ->
                new CaseStep("contacted", at, lead, Map.of("text", text, "contactedAt", contactedAt.toString()));
            case TicketAction.Resume(var at) -> CaseStep.of("resumed", at).by(lead);
            case TicketAction.BackUp(var _, var _, String reason, var at) -> said("handed-back", at, lead, reason);
            case TicketAction.Reply(String text, var at) -> said("replied", at, lead, text);
            case TicketAction.Approve(boolean _, var at) ->
                CaseStep.of("approved", at).by(lead);
            case TicketAction.SendBack(String reason, var at) -> said("sent-back", at, lead, reason);
            case TicketAction.Rate(var grade, var via, var at) ->
                new CaseStep("rated", at, null, Map.of("grade", grade.digit(), "via", word(via)));
            case TicketAction.StopAsking(var at) -> closed(at, new Closing.NotContacted());
            case TicketAction.Close(String text, var at) -> closed(at, new Closing.ByHand(text));
            case TicketAction.NotAccept(var ground, String instead, var at) ->
                closed(at, new Closing.NotAccepted(ground, instead));
            case TicketAction.Withdraw(String text, var at) -> closed(at, new Closing.Withdrawn(text));
            case TicketAction.Reopen(String text, var at) ->
                CaseStep.of("reopened", at).saying(text);
            case TicketAction.Archive(var at) -> CaseStep.of("archived", at);
            case TicketAction.Merge(var _, String main, String reason, var at) ->
                new CaseStep("merged", at, lead, Map.of("number", main, "text", reason));
            case TicketAction.Unmerge(String reason, var at) ->
                new CaseStep(
                        "unmerged",
                        at,
                        null,
                        reason == null ? Map.of("because", "main-ended") : Map.of("text", reason));
            case TicketAction.ShareAnswer(LeadDuty duty, boolean _, var at) ->
                CaseStep.of("answer-shared", at).by(duty.department());
        };
    }

    private static CaseStep to(String name, LeadDuty duty, @Nullable Fallback by, @Nullable String text) {
        var details = new LinkedHashMap<String, Object>();
        if (by != null) {
            details.put("because", by.word());
        }
        if (text != null) {
            details.put("text", text);
        }
        return new CaseStep(name, duty.dispatchedAt(), duty.department(), details);
    }

    private static CaseStep to(String name, LeadDuty duty) {
        return CaseStep.of(name, duty.dispatchedAt()).by(duty.department());
    }

    private static CaseStep said(String name, Instant at, @Nullable String department, String text) {
        return CaseStep.of(name, at).by(department).saying(text);
    }

    private static Map<String, Object> returning(String reason, String text, @Nullable String suggested) {
        return suggested == null
                ? Map.of("reason", reason, "text", text)
                : Map.of("reason", reason, "text", text, "suggested", suggested);
    }

    private static String word(Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT);
    }

    private static CaseStep closed(Instant at, Closing closing) {
        var details = new LinkedHashMap<String, Object>();
        switch (closing) {
            case Closing.AnsweredDirectly _ -> details.put("because", "answered-directly");
            case Closing.Rated _ -> details.put("because", "rated");
            case Closing.NotContacted _ -> details.put("because", "not-contacted");
            case Closing.NotAsked _ -> details.put("because", "not-asked");
            case Closing.ByHand(String note) -> because(details, "by-hand", note);
            case Closing.Withdrawn(String note) -> because(details, "withdrawn", note);
            case Closing.NotAccepted(var ground, String instead) -> {
                because(details, "not-accepted", instead);
                details.put("ground", ground.name());
            }
        }
        return new CaseStep("closed", at, null, details);
    }

    private static void because(Map<String, Object> details, String how, String text) {
        details.put("because", how);
        details.put("text", text);
    }
}
