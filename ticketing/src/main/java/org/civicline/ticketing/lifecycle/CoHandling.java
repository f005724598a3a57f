package org.civicline.ticketing.lifecycle;

import java.util.List;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.lifecycle.CoDuty.Stand;
import org.jspecify.annotations.Nullable;

/** What can be done about co-handlers, beside the lead's own way, and when their part ends. None of it moves the case. */
public final class CoHandling {

    /** A step, by the name that screens use. */
    public enum Step {
        NAME("name-co"),
        RELEASE("release-co"),
        SIGN("co-sign"),
        CONTRIBUTE("contribute"),
        DECLINE("co-decline");

        private final String word;

        Step(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Who takes it. */
    public enum By {
        DESK,
        LEAD,
        CO_HANDLER
    }

    private CoHandling() {}

    /**
     * The code of the refusal; null if the step fits.
     *
     * @param duty the last the department had on the case; null if it had none
     */
    public static @Nullable String against(TicketStatus status, Step step, By by, @Nullable CoDuty duty) {
        if (!led(status)) {
            return "ticketing.not-in-this-state";
        }
        return switch (step) {
            case NAME -> naming(status, by, duty);
            case RELEASE -> duty != null && duty.open() ? null : "ticketing.co-not-open";
            case SIGN -> stands(duty, Stand.NAMED);
            case CONTRIBUTE -> stands(duty, Stand.SIGNED);
            case DECLINE -> declining(duty);
        };
    }

    /**
     * Whose part a step of the case ends: everybody's once nobody leads or the lead has answered; else only that of a
     * department which leads now.
     */
    public static List<CoDuty> ended(List<CoDuty> duties, TicketState to) {
        String lead = led(to.status()) && to instanceof TicketState.OnDuty onDuty
                ? onDuty.duty().department()
                : null;
        return duties.stream()
                .filter(CoDuty::open)
                .filter(one -> lead == null || lead.equals(one.department()))
                .toList();
    }

    /** Whether a department is at work on the case, so that others can help it. */
    private static boolean led(TicketStatus status) {
        return switch (status) {
            case DISPATCHED, IN_PROGRESS, RETURN_ASKED, DISPUTED, SUSPENDED -> true;
            case TO_DISPATCH, REPLIED, FOLLOW_UP, MERGED, CLOSED, ARCHIVED -> false;
        };
    }

    /** The lead names whom it needs once it has signed; whoever declined only the desk can name again. */
    private static @Nullable String naming(TicketStatus status, By by, @Nullable CoDuty duty) {
        boolean now = by == By.LEAD ? status == TicketStatus.IN_PROGRESS : status != TicketStatus.SUSPENDED;
        if (!now) {
            return "ticketing.not-in-this-state";
        }
        if (duty == null) {
            return null;
        }
        if (duty.open()) {
            return "ticketing.co-handles-already";
        }
        return by == By.LEAD && duty.stand() == Stand.DECLINED ? "ticketing.co-declined" : null;
    }

    private static @Nullable String stands(@Nullable CoDuty duty, Stand wanted) {
        return duty != null && duty.stand() == wanted ? null : "ticketing.not-in-this-state";
    }

    private static @Nullable String declining(@Nullable CoDuty duty) {
        if (duty == null || !duty.open()) {
            return "ticketing.not-in-this-state";
        }
        return duty.bound() ? "ticketing.duty-binds" : null;
    }
}
