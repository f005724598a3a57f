package org.civicline.channels.texts.outgoing;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.civicline.channels.texts.SmsSettings;
import org.civicline.channels.texts.TextWording;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.FollowUpLinks;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.events.FollowUpTextWanted;
import org.civicline.ticketing.events.ReplyApproved;
import org.civicline.ticketing.events.TicketMerged;
import org.civicline.ticketing.events.TicketOpened;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells citizens how their case goes, without being asked. Only writes to the outbox, in the transaction of the step: it is
 * the one row that has to be there if the step is.
 */
@Component
class CaseTexts {

    /** Longer results are cut: a text is not the place to read them. */
    private static final int RESULT_CHARACTERS = 300;

    private final TextOutbox outbox;
    private final TextWording wording;
    private final FollowUpLinks links;
    private final SealedWords sealed;
    private final SmsSettings settings;

    CaseTexts(TextOutbox outbox, TextWording wording, FollowUpLinks links, SealedWords sealed, SmsSettings settings) {
        this.outbox = outbox;
        this.wording = wording;
        this.links = links;
        this.sealed = sealed;
        this.settings = settings;
    }

    @EventListener
    void on(TicketOpened event) {
        Optional<ContactPoint> point = ContactPoint.phone(event.phone());
        point.ifPresent(to -> {
            String text = wording.say(
                    language(event.language()), event.answeredDirectly() ? "answered" : "opened", event.number());
            outbox.add(to, text, event.ticket(), event.number(), "opened:" + event.ticket());
        });
    }

    @EventListener
    void on(TicketMerged event) {
        Optional<ContactPoint> point = ContactPoint.phone(event.phone());
        point.ifPresent(to -> outbox.add(
                to,
                wording.say(language(event.language()), "merged", event.number()),
                event.ticket(),
                event.number(),
                "merged:" + event.ticket() + ":" + event.at().toEpochMilli()));
    }

    @EventListener
    void on(ReplyApproved event) {
        Optional<ContactPoint> point = ContactPoint.phone(event.phone());
        point.ifPresent(to -> {
            Locale language = language(event.language());
            String reply = cut(SealedWords.unsealed(event.reply()), language);
            String text = link(event.ticket())
                    .map(link -> wording.say(language, "result-link", event.number(), reply, link))
                    .orElseGet(() -> wording.say(language, "result", event.number(), reply));
            outbox.add(
                    to,
                    text,
                    event.ticket(),
                    event.number(),
                    "result:" + event.ticket() + ":" + event.at().toEpochMilli());
        });
    }

    /** Without the result, which they have. */
    @EventListener
    void on(FollowUpTextWanted event) {
        Optional<ContactPoint> point = ContactPoint.phone(event.phone());
        point.ifPresent(to -> {
            Locale language = language(event.language());
            String text = link(event.ticket())
                    .map(link -> wording.say(language, "remind-link", event.number(), link))
                    .orElseGet(() -> wording.say(language, "remind", event.number()));
            outbox.add(
                    to,
                    text,
                    event.ticket(),
                    event.number(),
                    "remind:" + event.ticket() + ":" + event.at().toEpochMilli());
        });
    }

    /** Where the citizen can judge without a text; none where the city has said nowhere, or nobody is asked any more. */
    private Optional<String> link(UUID ticket) {
        String address = settings.publicUrl();
        return address == null
                ? Optional.empty()
                : links.issue(new TicketId(ticket)).map(key -> sealed.seal(address + "/rate?k=" + key));
    }

    private static Locale language(String tag) {
        return Locale.forLanguageTag(tag);
    }

    private String cut(String reply, Locale language) {
        if (reply.codePointCount(0, reply.length()) <= RESULT_CHARACTERS) {
            return reply;
        }
        return wording.cut(language, reply.substring(0, reply.offsetByCodePoints(0, RESULT_CHARACTERS)));
    }
}
