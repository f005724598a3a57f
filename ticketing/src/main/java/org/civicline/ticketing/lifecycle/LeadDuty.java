package org.civicline.ticketing.lifecycle;

import java.time.Instant;
import org.civicline.ticketing.DispatchId;

/** The lead department's duty (主办). */
public record LeadDuty(DispatchId dispatch, String department, Instant dispatchedAt, Terms terms) {

    /** A duty as it begins, at a ticket that was given back so often before. */
    public static LeadDuty fresh(DispatchId dispatch, String department, Instant at, int returnsBefore) {
        return new LeadDuty(dispatch, department, at, new Terms(false, false, returnsBefore, 0, 0));
    }

    /** The same, which cannot be given back: an arbiter has decided, or the case is done again. */
    public LeadDuty binding() {
        return with(new Terms(true, terms.handedDown(), terms.returnsBefore(), terms.refused(), terms.extensions()));
    }

    /** The same, handed down by a department above. */
    public LeadDuty fromAbove() {
        return with(new Terms(terms.bound(), true, terms.returnsBefore(), terms.refused(), terms.extensions()));
    }

    LeadDuty afterRefusedReturn() {
        return with(new Terms(
                terms.bound(), terms.handedDown(), terms.returnsBefore(), terms.refused() + 1, terms.extensions()));
    }

    LeadDuty afterExtension() {
        return with(new Terms(
                terms.bound(), terms.handedDown(), terms.returnsBefore(), terms.refused(), terms.extensions() + 1));
    }

    private LeadDuty with(Terms changed) {
        return new LeadDuty(dispatch, department, dispatchedAt, changed);
    }

    /**
     * What has been settled about a duty.
     *
     * @param bound cannot be given back
     * @param handedDown goes back to the department above, not to the desk
     * @param returnsBefore how often the ticket was given back before
     * @param refused how often giving it back was refused
     * @param extensions how often the time was extended
     */
    public record Terms(boolean bound, boolean handedDown, int returnsBefore, int refused, int extensions) {}
}
