package org.civicline.ticketing;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /**
     * Notes what a citizen needs, in place of what was noted before.
     *
     * @param agreed whether they agreed to it; refused without, unless nothing is noted any more (PIPL article 29)
     */
    Outcome<CitizenCard> note(CitizenId id, Set<Need> needs, boolean agreed);

    /** May we contact this point now by this medium? Every outbound contact asks first (`DESIGN.md` rule 6). */
    ContactPermission mayContact(ContactPoint point, Medium medium, Instant at);

    /** How an outbound contact is made. */
    enum Medium {
        VOICE,
        SMS,
        EMAIL
    }

    /** What whoever talks to somebody is to know before. */
    enum Need {
        ELDERLY,
        BLIND,
        LOW_VISION,
        DEAF,
        HARD_OF_HEARING,
        /** Speaks with difficulty, or not at all. */
        SPEECH,
        WHEELCHAIR,
        /** Needs one, of sign language or of another. */
        INTERPRETER,
        /** Somebody else speaks for them. */
        PROXY
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
     * @param needs what whoever talks to them is to know
     * @param organisations for which they speak
     * @param conduct what a supervisor has decided about how they use the hotline; null for nothing that holds now
     * @param version given back with a change of name, wishes or needs
     */
    record CitizenCard(
            CitizenId id,
            @Nullable String name,
            ContactPoint primary,
            CommunicationProfile profile,
            int contacts,
            int openTickets,
            @Nullable Instant lastContactAt,
            List<Need> needs,
            List<Organisation> organisations,
            @Nullable Conduct conduct,
            long version) {}

    /** @param code unified social credit code */
    record Organisation(String code, String name) {}

    /** How somebody uses the hotline, shown to whoever talks to them. It blocks nothing. */
    record Conduct(Kind kind, Instant until) {

        /** What was decided. */
        public enum Kind {
            HARASSMENT,
            ABUSE,
            FALSE_REPORT
        }
    }

    /**
     * How a citizen wants to be contacted.
     *
     * @param language BCP 47: {@code zh-CN}, {@code en}
     * @param voice whether voice calls are wanted; a deaf citizen says no
     * @param sms whether SMS are wanted
     * @param largePrint written answers in large print
     * @param quiet the time of day at which they are not disturbed by anything; null for none
     */
    record CommunicationProfile(
            String language,
            boolean voice,
            boolean sms,
            boolean largePrint,
            @Nullable Quiet quiet) {

        public static final CommunicationProfile DEFAULT = new CommunicationProfile("zh-CN", true, true, false);

        /** Of somebody who may be disturbed at any time. */
        public CommunicationProfile(String language, boolean voice, boolean sms, boolean largePrint) {
            this(language, voice, sms, largePrint, null);
        }
    }

    /**
     * A time of day, in the city's time; may run over midnight.
     *
     * @param from first minute
     * @param until first minute that is not any more
     */
    record Quiet(LocalTime from, LocalTime until) {}

    /** The answer to "may we?". */
    sealed interface ContactPermission {
        record Allowed() implements ContactPermission {}

        /** Not at this time of day. @param reason as of {@link Denied} */
        record Later(Instant until, String reason) implements ContactPermission {}

        /** @param reason stable code, such as {@code profile-refuses-voice} */
        record Denied(String reason) implements ContactPermission {}
    }
}
