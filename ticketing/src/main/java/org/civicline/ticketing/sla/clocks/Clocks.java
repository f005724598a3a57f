package org.civicline.ticketing.sla.clocks;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.sla.Deadline;
import org.civicline.ticketing.sla.Duty;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of tickets. Whoever moves a ticket starts and stops them in the same transaction, holding the ticket's lock;
 * every method that changes something fails without a transaction.
 *
 * <p>Asking for a clock that does not run does nothing: tickets opened by the first release have none.
 */
public interface Clocks {

    /**
     * A clock to be started.
     *
     * @param department whose duty it is; null for the desk's
     * @param at when its time begins to run
     */
    record Start(Duty duty, @Nullable String department, Instant at, Deadline deadline) {}

    /**
     * Clocks of a ticket that have not stopped.
     *
     * @param department null for whosoever
     */
    record Which(
            TicketId ticket, Set<Duty> duties, @Nullable String department) {

        public Which {
            duties = Set.copyOf(duties);
        }

        /** All clocks of the ticket that have not stopped. */
        public static Which all(TicketId ticket) {
            return new Which(ticket, EnumSet.allOf(Duty.class), null);
        }

        public static Which of(TicketId ticket, Duty duty) {
            return new Which(ticket, Set.of(duty), null);
        }

        public Which ofDepartment(String code) {
            return new Which(ticket, duties, code);
        }
    }

    /**
     * Starts clocks.
     *
     * @throws org.springframework.dao.DuplicateKeyException if one of that duty and department has not stopped yet
     */
    void start(TicketId ticket, Collection<Start> clocks);

    /**
     * Stops the time: nobody can do anything until somebody else has (the citizen answers).
     *
     * @param reason in words, shown with the clock; at most 1,000 characters
     * @return those that stand still now; those already late run on
     */
    List<DutyClock> pause(Which which, String reason, Instant at);

    /** Lets paused clocks run on, due later by the time they missed. */
    List<DutyClock> resume(Which which, Instant at);

    /**
     * Grants more time (延期).
     *
     * @param due the new due time, from {@link org.civicline.ticketing.sla.Deadlines#extended}
     * @param reason in words, shown with the clock; at most 1,000 characters
     * @return those that have more time now; those already late, paused, or due later anyway stay as they are
     */
    List<DutyClock> extend(Which which, Instant due, String reason, Instant at);

    /** The duty is done, in time or late. */
    List<DutyClock> stop(Which which, Instant at);

    /** The duty fell away: given back, withdrawn, merged. It counts neither as met nor as late. */
    List<DutyClock> drop(Which which, Instant at);

    /** Every clock the ticket ever had, oldest first. */
    List<DutyClock> of(TicketId ticket);
}
