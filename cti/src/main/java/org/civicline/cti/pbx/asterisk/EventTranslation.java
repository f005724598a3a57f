package org.civicline.cti.pbx.asterisk;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.asteriskjava.manager.event.ContactStatusEvent;
import org.asteriskjava.manager.event.DialEndEvent;
import org.asteriskjava.manager.event.HangupEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.OriginateResponseEvent;
import org.civicline.cti.pbx.PbxEvent;
import org.jspecify.annotations.Nullable;

/** Asterisk's events in our words; most mean nothing to us. */
final class EventTranslation {

    private final Clock clock;

    EventTranslation(Clock clock) {
        this.clock = clock;
    }

    Optional<PbxEvent> of(ManagerEvent event) {
        Instant at = clock.instant();
        return switch (event) {
            case DialEndEvent dial -> answered(dial, at);
            case HangupEvent hangup -> ended(hangup, at);
            case ContactStatusEvent contact -> registration(contact, at);
            case OriginateResponseEvent response -> dialledOut(response, at);
            default -> Optional.empty();
        };
    }

    /** Legs made by Originate have nobody who rang them: no unique id. */
    private static Optional<PbxEvent> answered(DialEndEvent dial, Instant at) {
        String caller = dial.getUniqueId();
        String leg = dial.getDestChannel();
        return "ANSWER".equals(dial.getDialStatus()) && caller != null && leg != null
                ? Optional.of(new PbxEvent.Answered(caller, leg, at))
                : Optional.empty();
    }

    /** Legs that a caller's leg rang are linked to it; what they end is known from the caller's own. */
    private static Optional<PbxEvent> ended(HangupEvent hangup, Instant at) {
        String leg = hangup.getUniqueId();
        String linked = hangup.getLinkedId();
        return leg == null || linked != null && !linked.equals(leg)
                ? Optional.empty()
                : Optional.of(new PbxEvent.Ended(leg, at));
    }

    private static Optional<PbxEvent> registration(ContactStatusEvent contact, Instant at) {
        String account = contact.getAor();
        String status = contact.getContactStatus();
        if (account == null || status == null) {
            return Optional.empty();
        }
        return switch (status) {
            case "Created", "Updated", "Reachable", "NonQualified", "Unqualified" ->
                Optional.of(new PbxEvent.Registration(account, true, at));
            case "Removed", "Unreachable" -> Optional.of(new PbxEvent.Registration(account, false, at));
            default -> Optional.empty();
        };
    }

    private static Optional<PbxEvent> dialledOut(OriginateResponseEvent response, Instant at) {
        @Nullable String reference = response.getActionId();
        return reference == null
                ? Optional.empty()
                : Optional.of(new PbxEvent.DialedOut(reference, response.isSuccess(), at));
    }
}
