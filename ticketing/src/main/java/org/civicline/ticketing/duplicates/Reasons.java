package org.civicline.ticketing.duplicates;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.civicline.ticketing.LikelyDuplicates.Kind;
import org.civicline.ticketing.LikelyDuplicates.Reason;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.wording.Wording;
import org.springframework.stereotype.Component;

/** Says why two tellings are like each other, as a person would say it. */
@Component
class Reasons {

    private static final int MOST_WORDS = 3;
    private static final int SHORTEST_WORD = 2;

    private final Wording wording;
    private final CategoryPaths categories;

    Reasons(Wording wording, CategoryPaths categories) {
        this.wording = wording;
        this.categories = categories;
    }

    List<Reason> of(Likeness likeness, Telling one, Telling other) {
        var reasons = new ArrayList<Reason>();
        List<String> places = one.named().names().stream()
                .filter(other.named().names()::contains)
                .map(name -> Shared.around(name, one.all(), other.all()))
                .distinct()
                .toList();
        if (!places.isEmpty()) {
            reasons.add(reason(Kind.PLACE, "likely.place", list(places)));
        }
        List<String> words = words(one, other);
        if (likeness.sameWords() && !words.isEmpty()) {
            reasons.add(reason(Kind.WORDS, "likely.words", list(words)));
        }
        if (likeness.sameCategory()) {
            reasons.add(reason(
                    Kind.CATEGORY,
                    "likely.category",
                    categories.name(one.categories().getFirst())));
        }
        reasons.add(time(Duration.between(other.at(), one.at())));
        if (likeness.sameCitizen()) {
            reasons.add(reason(Kind.CITIZEN, "likely.citizen"));
        }
        return reasons;
    }

    /** The longest that both say, none within another. */
    private static List<String> words(Telling one, Telling other) {
        var words = new ArrayList<String>();
        one.wordings().runs().stream()
                .flatMap(run -> other.wordings().runs().stream().map(theirs -> Shared.longest(run, theirs)))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .filter(word -> words.stream().noneMatch(longer -> longer.contains(word)))
                .limit(MOST_WORDS)
                .forEach(words::add);
        return words;
    }

    private Reason time(Duration ago) {
        if (ago.toMinutes() < 60) {
            return reason(Kind.TIME, "likely.minutes", Long.toString(Math.max(1, ago.toMinutes())));
        }
        return ago.toHours() < 48
                ? reason(Kind.TIME, "likely.hours", Long.toString(ago.toHours()))
                : reason(Kind.TIME, "likely.days", Long.toString(ago.toDays()));
    }

    private String list(List<String> words) {
        return String.join(wording.text("likely.and"), words);
    }

    private Reason reason(Kind kind, String key, Object... arguments) {
        return new Reason(kind, wording.text(key, arguments));
    }
}
