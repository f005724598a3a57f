package org.civicline.ticketing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.civicline.foundation.Outcome;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * Cases, from intake to closing. Every method that changes something runs in its own transaction, checks the role of
 * whoever is signed in, and publishes its event in the same transaction.
 */
public interface Tickets {

    /**
     * Opens a ticket to be dispatched.
     *
     * @param idempotencyKey made by the form when first shown: the same key by the same person gives the same ticket
     */
    Outcome<TicketView> open(NewTicket ticket, String idempotencyKey);

    /** Opens and closes a ticket that was answered on the spot, noting the article it was answered from. */
    Outcome<TicketView> answerDirectly(
            NewTicket ticket, @Nullable String articleCode, String answer, String idempotencyKey);

    /** Gives it to a department as lead (主办), without co-handlers. */
    default Outcome<TicketView> dispatch(TicketId id, String departmentCode, @Nullable String note, long version) {
        return dispatch(id, departmentCode, List.of(), note, version);
    }

    /**
     * Gives it to a department as lead (主办).
     *
     * @param coHandlers departments that help (协办), at most ten; more can be named later
     * @param note for all of them
     */
    Outcome<TicketView> dispatch(
            TicketId id, String departmentCode, List<String> coHandlers, @Nullable String note, long version);

    /** The lead department accepts its duty (签收). */
    Outcome<TicketView> sign(TicketId id, long version);

    /**
     * Answers the form the ticket was born with, by the desk and while the ticket is not over; what is not given is no
     * longer answered.
     */
    Outcome<TicketView> answerForm(TicketId id, Map<String, List<String>> answers, long version);

    /**
     * Puts right for which organisation the citizen spoke, by the desk and while the ticket is not over.
     *
     * @param organisation code of one they speak for, or of the one that stands there; null for themselves
     */
    Outcome<TicketView> putSpokenFor(TicketId id, @Nullable String organisation, long version);

    /** A step off the straight way: returns, extensions, pauses, doing again. */
    Outcome<TicketView> take(TicketId id, SideStep step, long version);

    /** The lead department answers (答复). */
    Outcome<TicketView> reply(TicketId id, String text, long version);

    /** The agent's side accepts the reply (审核); the citizen is then told and asked. */
    Outcome<TicketView> approve(TicketId id, long version);

    /** The agent's side does not accept the reply; the department goes on working. */
    Outcome<TicketView> sendBack(TicketId id, String reason, long version);

    /** Ends the case without an answer from the citizen, or before it is dispatched (not for us, said twice, taken back), saying why. */
    Outcome<TicketView> close(TicketId id, String note, long version);

    /**
     * A ticket as the person signed in may see it; empty if it is not theirs to see. Who works on no cases at all is
     * refused. Seeing a citizen unmasked leaves an entry in the audit.
     */
    Optional<TicketView> find(TicketId id);

    Optional<TicketView> findByNumber(String number);

    /**
     * What the person signed in may see: open work, most urgent and first due first; then what waits for citizens; then what
     * is closed, newest first. A page of those with certain words may hold fewer than asked for although others follow.
     */
    Slice<TicketLine> list(TicketFilter filter, @Nullable String after, int size);

    /** A ticket's own history, oldest first; refused with {@code ticketing.unknown-ticket} if it is not theirs to see. */
    List<TicketEvent> history(TicketId id);

    /** Opens a ticket on nobody's behalf: a message left while we were down, and the like. */
    Outcome<TicketView> openBySystem(NewTicket ticket, String idempotencyKey);

    /**
     * What an intake form holds.
     *
     * @param citizen null for an anonymous caller
     * @param interaction the contact it came from
     * @param text what the citizen says, at most 4,000 characters
     * @param address where, free text, at most 200 characters
     * @param confidential hide the citizen from the department; always so for a {@link TicketType#REPORT}
     * @param answers to what the category's form asks, by the code of the question; see {@link CategoryForms}
     * @param organisation unified social credit code of the one the citizen speaks for in this case; null for themselves
     */
    record NewTicket(
            @Nullable CitizenId citizen,
            @Nullable InteractionId interaction,
            Channel channel,
            TicketType type,
            String categoryCode,
            Urgency urgency,
            String title,
            String text,
            @Nullable String address,
            boolean confidential,
            Map<String, List<String>> answers,
            @Nullable String organisation) {

        /** The same for another citizen. */
        public NewTicket of(CitizenId other) {
            return new NewTicket(
                    other,
                    interaction,
                    channel,
                    type,
                    categoryCode,
                    urgency,
                    title,
                    text,
                    address,
                    confidential,
                    answers,
                    organisation);
        }

        /** Without answers, and for nobody but the citizen: from where nobody could ask. */
        public NewTicket(
                @Nullable CitizenId citizen,
                @Nullable InteractionId interaction,
                Channel channel,
                TicketType type,
                String categoryCode,
                Urgency urgency,
                String title,
                String text,
                @Nullable String address,
                boolean confidential) {
            this(
                    citizen,
                    interaction,
                    channel,
                    type,
                    categoryCode,
                    urgency,
                    title,
                    text,
                    address,
                    confidential,
                    Map.of(),
                    null);
        }
    }

    /**
     * A ticket, masked for whoever asked.
     *
     * @param number what citizens are told: {@code yyyyMMdd} and a six-digit count
     * @param citizenName masked or null where the viewer may not know
     * @param contact masked or null where the viewer may not know
     * @param organisation the name of the one the citizen spoke for, if any; masked or null where the viewer may not know
     * @param lead the department on duty, if dispatched
     * @param dueAt when the running duty is due
     * @param dueBecause why then, in one sentence
     * @param pending what is asked, disputed or waited for, or null
     * @param form the category's form as it was when the ticket was born, with the answers; null if it asked nothing
     * @param coHandlers departments that help the lead or were asked to, in the order they were named
     * @param actions what the viewer may do now, by the names of {@code docs/staff-api.md}: {@code dispatch}, {@code
     *     sign}, {@code return}, {@code reply} …
     * @param version to be given back with a change; a stale one is refused with {@code ticketing.changed-meanwhile}
     */
    record TicketView(
            TicketId id,
            String number,
            TicketStatus status,
            TicketType type,
            String categoryCode,
            String categoryName,
            Urgency urgency,
            String title,
            String text,
            @Nullable String address,
            boolean confidential,
            @Nullable CitizenId citizen,
            @Nullable String citizenName,
            @Nullable String contact,
            @Nullable String organisation,
            Channel channel,
            Instant createdAt,
            @Nullable String lead,
            @Nullable String leadName,
            @Nullable Instant signedAt,
            @Nullable Instant repliedAt,
            @Nullable String reply,
            @Nullable Instant dueAt,
            @Nullable String dueBecause,
            boolean answeredDirectly,
            @Nullable String articleCode,
            @Nullable Satisfaction satisfaction,
            @Nullable Instant closedAt,
            @Nullable StaffId openedBy,
            @Nullable PendingView pending,
            @Nullable FormView form,
            List<CoHandlerView> coHandlers,
            List<String> actions,
            long version) {}

    /**
     * A co-handler (协办).
     *
     * @param stand {@code NAMED}, {@code SIGNED}, {@code CONTRIBUTED} or {@code DECLINED}
     * @param note what it was named for
     * @param text what it told the lead, or why it declined
     */
    record CoHandlerView(
            String code,
            String name,
            String stand,
            Instant namedAt,
            @Nullable String note,
            @Nullable Instant signedAt,
            @Nullable Instant contributedAt,
            @Nullable String text) {}

    /**
     * What is asked, disputed or waited for.
     *
     * @param kind {@code return}, {@code dispute}, {@code extension} or {@code suspension}
     * @param reason of a return
     * @param suggestedName the department a return names
     * @param workingDays of an extension
     */
    record PendingView(
            String kind,
            @Nullable ReturnReason reason,
            String text,
            @Nullable String suggested,
            @Nullable String suggestedName,
            @Nullable Integer workingDays) {}

    /**
     * A filled form.
     *
     * @param missing what is required and not answered, in words
     * @param changeable whether the viewer may answer anew
     */
    record FormView(List<AnswerView> answers, List<String> missing, boolean changeable) {}

    /**
     * @param question in words
     * @param text in words; null where the viewer may not know it
     */
    record AnswerView(
            String code, String question, @Nullable String text, boolean personal) {}

    /** A ticket in a list. */
    record TicketLine(
            TicketId id,
            String number,
            TicketStatus status,
            TicketType type,
            String categoryName,
            Urgency urgency,
            String title,
            @Nullable String leadName,
            Instant createdAt,
            @Nullable Instant dueAt,
            boolean overdue,
            long version) {}

    /**
     * @param statuses empty for all
     * @param departmentCode lead department; an officer sees their own whatever is asked
     * @param text in number, title or text
     * @param helping those the department co-handles, instead of those it leads
     * @param urgency null for all
     * @param late only what is past its time
     */
    record TicketFilter(
            java.util.Set<TicketStatus> statuses,
            @Nullable String departmentCode,
            @Nullable CitizenId citizen,
            @Nullable String text,
            boolean helping,
            @Nullable Urgency urgency,
            boolean late) {

        /** Those a department leads, however urgent, late or not. */
        public TicketFilter(
                java.util.Set<TicketStatus> statuses,
                @Nullable String departmentCode,
                @Nullable CitizenId citizen,
                @Nullable String text) {
            this(statuses, departmentCode, citizen, text, false, null, false);
        }

        public static final TicketFilter ALL = new TicketFilter(java.util.Set.of(), null, null, null);
    }

    /** One step of a ticket: {@code opened}, {@code dispatched}, {@code signed} … */
    record TicketEvent(
            Instant at,
            String name,
            @Nullable StaffId by,
            @Nullable String byName,
            Map<String, Object> details) {}
}
