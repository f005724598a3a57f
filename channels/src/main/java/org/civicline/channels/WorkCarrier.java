package org.civicline.channels;

import java.time.Instant;
import org.civicline.foundation.StaffId;

/**
 * Whoever brings items of one kind to agents: {@code cti} for calls. The router calls it after the offer is committed;
 * it must return quickly.
 */
public interface WorkCarrier {

    WorkKind kind();

    /** Bring this item to this agent now; answer through {@link WorkQueue#accepted} or {@link WorkQueue#declined}. */
    void offered(Offer offer);

    /** The offer is over before the agent took it. */
    void withdrawn(Offer offer);

    /**
     * @param reference the item's reference
     * @param expiresAt when the router itself takes the offer back if nobody answered
     */
    record Offer(OfferId id, WorkItemId item, String reference, StaffId agent, Instant expiresAt) {}
}
