package org.civicline.ticketing;

import java.time.Instant;
import java.util.Optional;
import org.civicline.foundation.Outcome;
import org.jspecify.annotations.Nullable;

/** The people and organisations served: one record across all channels. */
public interface Citizens {

    /** Who is at this contact point, without creating anybody. */
    Recognition recognise(ContactPoint point);

    /** The owner of the contact point, created when new. Safe when called twice at once. */
    CitizenId resolve(ContactPoint point);

    Optional<CitizenCard> card(CitizenId id);

    /** Names or renames a citizen; refused for blank, over-long text or control characters. */
    Outcome<CitizenCard> rename(CitizenId id, String name);

    /** Changes how a citizen wants to be contacted. */
    Outcome<CommunicationProfile> change(CitizenId id, CommunicationProfile profile);

    /** May we contact this point now by this medium? Every outbound contact asks first (`DESIGN.md` rule 6). */
    ContactPermission mayContact(ContactPoint point, Medium medium, Instant at);

    /** How an outbound contact is made. */
    enum Medium {
        VOICE,
        SMS,
        EMAIL
    }

    /** Whether we know who is at a contact point. */
    sealed interface Recognition {
        /** Exactly one citizen owns it. */
        record Known(CitizenCard citizen) implements Recognition {}

        /** Nobody has used it before. */
        record Unknown() implements Recognition {}
    }

    /**
     * What an agent sees before and while talking.
     *
     * @param name null until somebody has told us
     * @param contacts interactions ever
     * @param openTickets tickets not closed
     */
    record CitizenCard(
            CitizenId id,
            @Nullable String name,
            ContactPoint primary,
            CommunicationProfile profile,
            int contacts,
            int openTickets,
            @Nullable Instant lastContactAt) {}

    /**
     * How a citizen wants to be contacted.
     *
     * @param language BCP 47: {@code zh-CN}, {@code en}
     * @param voice whether voice calls are wanted; a deaf citizen says no
     * @param sms whether SMS are wanted
     * @param largePrint written answers in large print
     */
    record CommunicationProfile(String language, boolean voice, boolean sms, boolean largePrint) {

        public static final CommunicationProfile DEFAULT = new CommunicationProfile("zh-CN", true, true, false);
    }

    /** The answer to "may we?". */
    sealed interface ContactPermission {
        record Allowed() implements ContactPermission {}

        /** @param reason stable code, such as {@code profile-refuses-voice}, {@code quiet-hours} */
        record Denied(String reason) implements ContactPermission {}
    }
}
