package org.civicline.channels.texts.incoming;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.civicline.channels.Texts;
import org.civicline.channels.database.Transactions;
import org.civicline.channels.texts.TextMetrics;
import org.civicline.channels.texts.TextWording;
import org.civicline.foundation.Correlation;
import org.civicline.foundation.Masking;
import org.civicline.foundation.Outcome;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.FollowUps;
import org.civicline.ticketing.FollowUps.OpenFollowUp;
import org.civicline.ticketing.InteractionId;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Interactions.Ending;
import org.civicline.ticketing.Interactions.NewInteraction;
import org.civicline.ticketing.Satisfaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What a citizen's text means, and what is answered: a rating, or something to be recorded. */
@Component
class Understanding {

    private static final Logger log = LoggerFactory.getLogger(Understanding.class);
    private static final Duration ONE_ANSWER_IN = Duration.ofHours(1);
    private static final Duration REMEMBER_RATING = Duration.ofDays(30);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final int MOST_ATTEMPTS = 12;
    /** As much of a text as the timeline holds (ticketing keeps 4,000 characters of any text). */
    private static final int MOST_CHARACTERS = 4_000;

    private final Transactions transactions;
    private final InboundTexts inbound;
    private final Interactions interactions;
    private final FollowUps followUps;
    private final Texts texts;
    private final TextWording wording;
    private final TextMetrics metrics;
    private final Clock clock;

    Understanding(
            Transactions transactions,
            InboundTexts inbound,
            Interactions interactions,
            FollowUps followUps,
            Texts texts,
            TextWording wording,
            TextMetrics metrics,
            Clock clock) {
        this.transactions = transactions;
        this.inbound = inbound;
        this.interactions = interactions;
        this.followUps = followUps;
        this.texts = texts;
        this.wording = wording;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Takes the next text; false if there is none. */
    boolean next() {
        InboundText[] taken = new InboundText[1];
        try {
            return transactions.call(() -> {
                Optional<InboundText> found = inbound.lockNext(clock.instant());
                found.ifPresent(text -> {
                    taken[0] = text;
                    understand(text);
                });
                return found.isPresent();
            });
        } catch (RuntimeException e) {
            if (taken[0] == null) {
                throw e;
            }
            tryAgainLater(taken[0], e);
        }
        return true;
    }

    private void tryAgainLater(InboundText text, RuntimeException e) {
        boolean forGood = text.attempts() + 1 >= MOST_ATTEMPTS;
        log.error("text {} from a citizen could not be taken{}", text.id(), forGood ? " and is given up" : "", e);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(text.attempts(), 9));
        transactions.run(
                () -> inbound.failed(text.id(), forGood, clock.instant().plus(pause)));
    }

    private void understand(InboundText text) {
        try (var _ = Correlation.of(text.id())) {
            Optional<ContactPoint> point = text.alphanumeric() ? Optional.empty() : ContactPoint.phone(text.sender());
            InteractionId interaction = record(text, point.orElse(null));
            Answer answer = point.map(from -> answer(text, from, interaction)).orElse(Answer.none("recorded"));
            ContactPoint to = point.orElse(null);
            String words = answer.text();
            if (to != null && words != null) {
                texts.send(to, words, answer.ticketNumber(), "answer:" + text.id());
            }
            inbound.done(text.id(), interaction, answer.outcome(), words != null, clock.instant());
            Transactions.afterCommit(() -> {
                metrics.count(answer.outcome());
                log.info(
                        "text from a citizen: from={} outcome={} ticket={}",
                        Masking.phone(text.sender()),
                        answer.outcome(),
                        answer.ticketNumber());
            });
        }
    }

    private InteractionId record(InboundText text, @Nullable ContactPoint point) {
        String body = text.body();
        String kept = body.codePointCount(0, body.length()) <= MOST_CHARACTERS
                ? body
                : body.substring(0, body.offsetByCodePoints(0, MOST_CHARACTERS - 1)) + "…";
        InteractionId interaction = interactions.begin(
                new NewInteraction(Channel.SMS, true, "from:" + text.id(), point, kept, text.receivedAt()));
        interactions.end(interaction, new Ending(text.receivedAt(), "received"));
        return interaction;
    }

    private Answer answer(InboundText text, ContactPoint from, InteractionId interaction) {
        Optional<Satisfaction> grade = RatingDigit.in(text.body());
        Optional<OpenFollowUp> asked = grade.isPresent() ? followUps.openFor(from) : Optional.empty();
        if (grade.isPresent() && asked.isPresent()) {
            OpenFollowUp followUp = asked.get();
            return switch (followUps.rate(followUp.ticket(), grade.get(), Channel.SMS, interaction)) {
                case Outcome.Done<Satisfaction> _ -> thanks(from, followUp, grade.get());
                case Outcome.Refused<Satisfaction> _ -> atMostHourly(text, from, "already-rated");
            };
        }
        if (grade.isPresent()
                && inbound.ratedSince(text.sender(), clock.instant().minus(REMEMBER_RATING))) {
            return atMostHourly(text, from, "already-rated");
        }
        return atMostHourly(text, from, "help");
    }

    private Answer thanks(ContactPoint from, OpenFollowUp followUp, Satisfaction grade) {
        Locale language = wording.language(from);
        String number = followUp.ticketNumber();
        String words = grade.solved()
                ? wording.say(language, "rated", number, wording.say(language, "grade." + grade.digit()))
                : wording.say(language, "rated-unsolved", number);
        return new Answer("rated", words, number);
    }

    /** Two machines must not answer each other for ever. */
    private Answer atMostHourly(InboundText text, ContactPoint from, String key) {
        Instant since = clock.instant().minus(ONE_ANSWER_IN);
        boolean again = inbound.answeredSince(text.sender(), key, since);
        return again ? Answer.none(key) : new Answer(key, wording.say(wording.language(from), key), null);
    }

    /**
     * @param outcome stable word
     * @param text null for no answer
     */
    private record Answer(
            String outcome, @Nullable String text, @Nullable String ticketNumber) {

        static Answer none(String outcome) {
            return new Answer(outcome, null, null);
        }
    }
}
