package org.civicline.ticketing.duplicates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.civicline.ticketing.LikelyDuplicates;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.duplicates.CandidateStore.Candidate;
import org.civicline.ticketing.duplicates.CandidateStore.Since;
import org.civicline.ticketing.input.Heard;
import org.civicline.ticketing.places.PlaceBook;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class DuplicateSearch implements LikelyDuplicates {

    private static final int MOST_SHOWN = 5;

    /** A hole in a road may be open that long; whatever is of one category, only as long as an outage. */
    private static final Duration THERE = Duration.ofDays(90);

    private static final Duration ALIKE = Duration.ofDays(3);
    private static final Duration CLOSED = Duration.ofDays(14);

    /** Longer than anything a case may say. */
    private static final int LONGEST = 4_000;

    private final CandidateStore candidates;
    private final CategoryPaths categories;
    private final PlaceBook places;
    private final Reasons reasons;
    private final People people;
    private final Access access;
    private final Clock clock;

    DuplicateSearch(
            CandidateStore candidates,
            CategoryPaths categories,
            PlaceBook places,
            Reasons reasons,
            People people,
            Access access,
            Clock clock) {
        this.candidates = candidates;
        this.categories = categories;
        this.places = places;
        this.reasons = reasons;
        this.people = people;
        this.access = access;
        this.clock = clock;
    }

    private record Compared(Candidate candidate, Telling telling, Likeness likeness) {}

    @Override
    public List<Likely> find(Writing writing) {
        access.deskOrMachine();
        Instant now = clock.instant();
        Telling telling = telling(writing, now);
        if (telling.wordings().none() && telling.named().names().isEmpty()) {
            return List.of();
        }
        return candidates.find(telling, new Since(now.minus(THERE), now.minus(ALIKE), now.minus(CLOSED))).stream()
                .map(one -> compared(telling, one))
                .filter(one -> one.likeness().worthShowing())
                .sorted(Comparator.comparingDouble(
                                (Compared one) -> one.likeness().value())
                        .reversed()
                        .thenComparing(one -> one.candidate().createdAt(), Comparator.reverseOrder()))
                .limit(MOST_SHOWN)
                .map(one -> shown(telling, one))
                .toList();
    }

    private Telling telling(Writing writing, Instant now) {
        String address = heard(writing.address());
        String category = heard(writing.categoryCode());
        return Telling.of(
                heard(writing.title()),
                heard(writing.text()),
                address,
                category == null || category.isEmpty() ? List.of() : categories.of(category),
                places.locate(address),
                writing.citizen() == null ? null : writing.citizen().value(),
                now,
                false);
    }

    private Compared compared(Telling telling, Candidate candidate) {
        Telling other = Telling.of(
                candidate.title(),
                candidate.text(),
                candidate.address(),
                categories.of(candidate.categoryCode()),
                places.locate(candidate.address()),
                candidate.citizen(),
                candidate.createdAt(),
                candidate.status().over());
        return new Compared(candidate, other, Likeness.of(telling, other));
    }

    private Likely shown(Telling telling, Compared compared) {
        Candidate one = compared.candidate();
        return new Likely(
                one.id(),
                one.number(),
                one.status(),
                one.title(),
                categories.name(one.categoryCode()),
                one.address(),
                people.departmentName(one.department()),
                one.createdAt(),
                (int) Math.round(compared.likeness().value() * 100),
                reasons.of(compared.likeness(), telling, compared.telling()));
    }

    private static @Nullable String heard(@Nullable String written) {
        return written == null ? null : Heard.text(written.substring(0, Math.min(written.length(), LONGEST)));
    }
}
