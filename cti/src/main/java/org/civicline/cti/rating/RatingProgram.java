package org.civicline.cti.rating;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.civicline.accessibility.PhonePrompt;
import org.civicline.accessibility.Prompts;
import org.civicline.cti.database.Database;
import org.civicline.cti.pbx.CallerLeg;
import org.civicline.cti.pbx.LegGoneException;
import org.civicline.cti.pbx.LegProgram;
import org.civicline.cti.pbx.PbxSettings;
import org.civicline.cti.rating.RatingCallStore.RatingCall;
import org.civicline.foundation.Correlation;
import org.civicline.foundation.Outcome;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.FollowUps;
import org.civicline.ticketing.Satisfaction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks a citizen whom we called for a mark: one key, asked for twice at most. */
@Component
class RatingProgram implements LegProgram {

    private static final Logger log = LoggerFactory.getLogger(RatingProgram.class);
    private static final String ANY_KEY = "0123456789*#";
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int TIMES = 2;

    private final RatingCallStore store;
    private final RatingCalls calls;
    private final FollowUps followUps;
    private final Prompts prompts;
    private final Database database;
    private final PbxSettings settings;
    private final Clock clock;

    RatingProgram(
            RatingCallStore store,
            RatingCalls calls,
            FollowUps followUps,
            Prompts prompts,
            Database database,
            PbxSettings settings,
            Clock clock) {
        this.store = store;
        this.calls = calls;
        this.followUps = followUps;
        this.prompts = prompts;
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "rating";
    }

    @Override
    public void run(CallerLeg leg) {
        leg.remembered(RatingCalls.REFERENCE).flatMap(store::find).ifPresent(call -> {
            try (var _ = Correlation.of(call.ticket())) {
                if (store.talking(call)) {
                    ask(leg, call);
                }
            }
        });
    }

    private void ask(CallerLeg leg, RatingCall call) {
        try {
            introduce(leg, call);
            Optional<Satisfaction> grade = grade(leg);
            if (grade.isPresent()) {
                rated(call, grade.get());
                leg.play(settings.sound(PhonePrompt.RATING_THANKS));
            } else {
                calls.failed(call, "no-key");
                leg.play(settings.sound(PhonePrompt.GOODBYE));
            }
            leg.hangUp();
        } catch (LegGoneException e) {
            // changes nothing if the mark was given before
            calls.failed(call, "hung-up");
        }
    }

    private void introduce(CallerLeg leg, RatingCall call) {
        switch (prompts.sound(PhonePrompt.RATING_INTRODUCTION, Locale.SIMPLIFIED_CHINESE, call.ticketNumber())) {
            case Outcome.Done(var audio) -> leg.play(audio.base().toString());
            case Outcome.Refused(var refusal) ->
                log.warn("the introduction of a rating call cannot be spoken: {}", refusal.code());
        }
    }

    private Optional<Satisfaction> grade(CallerLeg leg) {
        for (int time = 0; time < TIMES; time++) {
            Optional<Character> key = leg.play(settings.sound(PhonePrompt.RATING_KEYS), ANY_KEY);
            if (key.isEmpty()) {
                key = leg.key(PATIENCE);
            }
            Optional<Satisfaction> grade =
                    key.filter(Character::isDigit).flatMap(digit -> Satisfaction.ofDigit(digit - '0'));
            if (grade.isPresent()) {
                return grade;
            }
            leg.play(settings.sound(key.isEmpty() ? PhonePrompt.NO_KEY : PhonePrompt.WRONG_KEY));
        }
        return Optional.empty();
    }

    /** A mark that comes second (a text was quicker) is refused and changes nothing; the citizen is thanked all the same. */
    private void rated(RatingCall call, Satisfaction grade) {
        Instant now = clock.instant();
        database.run(() -> {
            if (store.ended(call, "RATED", null, now)) {
                if (followUps.rate(call.ticket(), grade, Channel.PHONE, call.interaction())
                        instanceof Outcome.Refused(var refusal)) {
                    log.info("a mark by telephone did not count: {}", refusal.code());
                }
                calls.end(call, "answered", now);
                Database.afterCommit(() -> RatingCalls.ended(call, "rated"));
            }
        });
    }
}
