package org.civicline.ticketing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step off the straight way of a case. Who may take it is said at each; whether it fits, the case says. */
public sealed interface SideStep {

    /** What the lead department does. */
    sealed interface OfDepartment extends SideStep
            permits AskReturn, Dispute, AskExtension, Suspend, Resume, NoteContact, HandDown, BackUp {}

    /** What agents and supervisors do. */
    sealed interface OfDesk extends SideStep
            permits AcceptReturn,
                    RefuseReturn,
                    Arbitrate,
                    GrantExtension,
                    RefuseExtension,
                    NotAccept,
                    Withdraw,
                    Redo,
                    Reopen {}

    /** What the desk, or the lead department once it has signed, does about co-handlers. */
    sealed interface OfLeadOrDesk extends SideStep permits NameCoHandler, ReleaseCoHandler {}

    /** What a co-handler does. */
    sealed interface OfCoHandler extends SideStep permits CoSign, Contribute, DeclineCoHandling {}

    /** What the desk does about tickets that belong together. */
    sealed interface OfTies extends SideStep permits Merge, Unmerge, Relate, Unrelate {}

    /**
     * 退单: the department asks to give the ticket back. A ticket given back too often before goes to the arbiter at once.
     *
     * @param suggestedDepartment whose it is, as they see it
     */
    record AskReturn(
            ReturnReason reason, String text, @Nullable String suggestedDepartment) implements OfDepartment {}

    /** The ticket is to be dispatched anew. */
    record AcceptReturn() implements OfDesk {}

    /** The department keeps it; it may dispute that. */
    record RefuseReturn(String reason) implements OfDesk {}

    /** 派单异议: the department does not agree that its return was refused. */
    record Dispute(String text) implements OfDepartment {}

    /** A supervisor decides a dispute; the department named cannot give the ticket back. */
    record Arbitrate(String departmentCode, String grounds) implements OfDesk {}

    /** 延期: before the reply is due, so often and so long as the city allows. */
    record AskExtension(int workingDays, String reason) implements OfDepartment {}

    record GrantExtension() implements OfDesk {}

    record RefuseExtension(String reason) implements OfDesk {}

    /**
     * 联系市民: the department has spoken to the citizen, which the first time meets its duty to.
     *
     * @param at when it did; null for now
     * @param text what was said
     */
    record NoteContact(@Nullable Instant at, String text) implements OfDepartment {}

    /** 挂起: waits for something outside; the clock stands still. */
    record Suspend(String reason) implements OfDepartment {}

    /** Goes on; the reply is due as much later as the pause was long. */
    record Resume() implements OfDepartment {}

    /** To a department below one's own; due when it was. */
    record HandDown(String departmentCode, @Nullable String note) implements OfDepartment {}

    /** Back to the department that handed it down. */
    record BackUp(String reason) implements OfDepartment {}

    /** 不予受理. @param instead where to go with it */
    record NotAccept(RefusalGround ground, String instead) implements OfDesk {}

    /** The citizen takes it back. */
    record Withdraw(String note) implements OfDesk {}

    /** 重办: the same department once more, after a bad judgement; it cannot give the ticket back. */
    record Redo(String reason) implements OfDesk {}

    /** The citizen is not content with how it ended, and says so in time. */
    record Reopen(String text) implements OfDesk {}

    /** 协办: a department helps, with clocks of its own. Whoever declined before can be named by the desk only, and then is bound. */
    record NameCoHandler(String departmentCode, @Nullable String note) implements OfLeadOrDesk {}

    /** It is not needed any more. */
    record ReleaseCoHandler(String departmentCode, String reason) implements OfLeadOrDesk {}

    /** The co-handler accepts its part. */
    record CoSign() implements OfCoHandler {}

    /** The co-handler tells the lead, who alone answers the citizen. */
    record Contribute(String text) implements OfCoHandler {}

    /** The co-handler does not see what it could do here. */
    record DeclineCoHandling(String reason) implements OfCoHandler {}

    /** 并单: another ticket of the same event is the one worked on; its answer will be this citizen's too. */
    record Merge(String mainNumber, String reason) implements OfTies {}

    /** It was another event after all, as long as there is no answer. */
    record Unmerge(String reason) implements OfTies {}

    /** 关联: shown on both, and nothing else. Two that are related already stay so. */
    record Relate(String number) implements OfTies {}

    record Unrelate(String number) implements OfTies {}
}
