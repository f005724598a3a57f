package org.civicline.ticketing.cases;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.DispatchId;
import org.civicline.ticketing.RefusalGround;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.forms.FilledForm;
import org.civicline.ticketing.lifecycle.Closing;
import org.civicline.ticketing.lifecycle.CoDuty;
import org.civicline.ticketing.lifecycle.CoDuty.Stand;
import org.civicline.ticketing.lifecycle.LeadDuty;
import org.civicline.ticketing.lifecycle.TicketState;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.Matter;
import org.civicline.ticketing.sla.clocks.DutyClock;
import org.jspecify.annotations.Nullable;

/**
 * A ticket with its lead's dispatch, as the database has it.
 *
 * @param language the citizen wants to be told in, as a BCP 47 tag; the city's where nobody is known
 * @param dueAt when the duty is due by which the inbox goes
 * @param above the department that handed the lead's duty down
 * @param main the ticket it is, or was until its answer, merged into
 * @param coHandlers in the order they were named, without those whose part was taken from them
 * @param erased whether what it says of its citizen is forgotten; nothing is done to it any more
 * @param clocks those that have not stopped
 */
public record TicketRow(
        TicketId id,
        long version,
        String number,
        TicketStatus status,
        Content content,
        @Nullable UUID citizen,
        @Nullable String citizenName,
        @Nullable String phone,
        String language,
        Instant createdAt,
        @Nullable UUID openedBy,
        @Nullable Lead lead,
        @Nullable Instant dueAt,
        int returns,
        @Nullable Pending pending,
        @Nullable String above,
        @Nullable End end,
        @Nullable UUID main,
        List<CoDuty> coHandlers,
        boolean erased,
        List<DutyClock> clocks) {

    /**
     * What the intake form said.
     *
     * @param rules version of the time rules it was born with
     * @param form what its category asked then, filled in; null if it asked nothing
     * @param organisation the name of the one the citizen spoke for; null for themselves
     */
    public record Content(
            Channel channel,
            TicketType type,
            String categoryCode,
            String categoryName,
            @Nullable String categoryNameEn,
            Urgency urgency,
            String title,
            String text,
            @Nullable String address,
            boolean confidential,
            int rules,
            @Nullable FilledForm form,
            @Nullable String organisation) {

        /** What the time rules ask of it. */
        public Matter matter() {
            return new Matter(type, urgency, categoryCode, rules);
        }
    }

    /** The lead's dispatch. */
    public record Lead(
            DispatchId id,
            String department,
            Instant dispatchedAt,
            @Nullable Instant signedAt,
            @Nullable Instant repliedAt,
            @Nullable String reply,
            @Nullable Instant acceptedAt,
            @Nullable DispatchId handedFrom,
            LeadDuty.Terms terms) {

        public LeadDuty duty() {
            return new LeadDuty(id, department, dispatchedAt, terms);
        }
    }

    /** How it ended. */
    public record End(
            String closing,
            Instant at,
            @Nullable String note,
            @Nullable RefusalGround ground,
            @Nullable String answer,
            @Nullable String articleCode,
            @Nullable Satisfaction satisfaction) {

        Closing how() {
            return switch (closing) {
                case "ANSWERED_DIRECTLY" -> new Closing.AnsweredDirectly(has(answer), articleCode);
                case "RATED" -> new Closing.Rated(has(satisfaction));
                case "NOT_CONTACTED" -> new Closing.NotContacted();
                case "NOT_ASKED" -> new Closing.NotAsked();
                case "BY_HAND" -> new Closing.ByHand(has(note));
                case "NOT_ACCEPTED" -> new Closing.NotAccepted(has(ground), has(note));
                case "WITHDRAWN" -> new Closing.Withdrawn(has(note));
                default -> throw new IllegalStateException("a ticket closed in a way nobody knows: " + closing);
            };
        }
    }

    /** The clock of a duty of the lead's or the desk's that has not stopped. */
    public @Nullable DutyClock clock(Duty duty) {
        String whose = duty.ofDesk() || lead == null ? null : lead.department();
        for (DutyClock one : clocks) {
            if (one.face().duty() == duty && Objects.equals(one.face().department(), whose)) {
                return one;
            }
        }
        return null;
    }

    /** The clock by which the inbox goes. */
    public @Nullable DutyClock awaited() {
        Duty duty = StepClocks.awaited(status);
        return duty == null ? null : clock(duty);
    }

    /** Whether a department has, answers for, or helps with the duty. */
    public boolean concerns(String department) {
        CoDuty helps = coHandler(department);
        return ledBy(department) || department.equals(above) || (helps != null && helps.stand() != Stand.DECLINED);
    }

    /** The last duty a department had as a co-handler; null if it had none. */
    public @Nullable CoDuty coHandler(String department) {
        return coHandlers.reversed().stream()
                .filter(one -> one.department().equals(department))
                .findFirst()
                .orElse(null);
    }

    public boolean ledBy(String department) {
        return lead != null && lead.department().equals(department);
    }

    public TicketState state() {
        return switch (status) {
            case TO_DISPATCH -> new TicketState.ToDispatch(returns);
            case DISPATCHED -> new TicketState.Dispatched(has(lead).duty());
            case IN_PROGRESS ->
                new TicketState.InProgress(has(lead).duty(), has(has(lead).signedAt()), extension());
            case RETURN_ASKED -> returnAsked(has(lead), (Pending.Return) has(pending));
            case DISPUTED ->
                new TicketState.Disputed(
                        has(lead).duty(), has(lead).signedAt(), ((Pending.Dispute) has(pending)).text());
            case SUSPENDED -> suspended(has(lead), (Pending.Suspension) has(pending));
            case REPLIED ->
                new TicketState.Replied(
                        has(lead).duty(),
                        has(has(lead).signedAt()),
                        has(has(lead).repliedAt()),
                        has(has(lead).reply()));
            case FOLLOW_UP ->
                new TicketState.FollowUp(has(lead).duty(), has(has(lead).acceptedAt()));
            case MERGED ->
                new TicketState.Merged(new TicketId(has(main)), returns, ((Pending.Merge) has(pending)).since());
            case CLOSED -> new TicketState.Closed(has(end).how(), has(end).at());
            case ARCHIVED -> new TicketState.Archived(has(end).how(), has(end).at());
        };
    }

    private TicketState.@Nullable Extension extension() {
        return pending instanceof Pending.Extension(int days, String reason, Instant askedAt)
                ? new TicketState.Extension(days, reason, askedAt)
                : null;
    }

    private static TicketState returnAsked(Lead lead, Pending.Return asked) {
        return new TicketState.ReturnAsked(
                lead.duty(), lead.signedAt(), asked.reason(), asked.text(), asked.suggested());
    }

    private static TicketState suspended(Lead lead, Pending.Suspension pause) {
        return new TicketState.Suspended(lead.duty(), has(lead.signedAt()), pause.reason(), pause.since());
    }

    /** What the table's checks promise for the state. */
    private static <T> T has(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
