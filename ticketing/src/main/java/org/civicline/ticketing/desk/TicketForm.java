package org.civicline.ticketing.desk;

import java.util.Map;
import java.util.UUID;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.forms.GivenAnswers;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;

/** The intake form as it comes over the wire; {@code articleCode} and {@code answer} only if answered on the spot. */
record TicketForm(
        @Nullable String citizen,
        @Nullable String interaction,
        @Nullable String channel,
        @Nullable String type,
        @Nullable String categoryCode,
        @Nullable String urgency,
        @Nullable String title,
        @Nullable String text,
        @Nullable String address,
        @Nullable Boolean confidential,
        @Nullable Map<String, @Nullable Object> answers,
        @Nullable String organisation,
        @Nullable String articleCode,
        @Nullable String answer) {

    NewTicket ticket() {
        UUID citizenId = Given.id(citizen, "citizen");
        UUID interactionId = Given.id(interaction, "interaction");
        return new NewTicket(
                citizenId == null ? null : new CitizenId(citizenId),
                interactionId == null ? null : new InteractionId(interactionId),
                Given.choice(channel, Channel.class, "channel"),
                Given.choice(type, TicketType.class, "type"),
                Given.required(categoryCode, "categoryCode"),
                Given.choice(urgency, Urgency.class, "urgency"),
                Given.words(title),
                Given.words(text),
                address,
                confidential != null && confidential,
                GivenAnswers.of(answers),
                organisation == null || organisation.isBlank() ? null : organisation);
    }

    String answerText() {
        return Given.words(answer);
    }
}
