package org.civicline.ticketing.figures;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.input.Heard;
import org.civicline.ticketing.places.PlaceBook;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what is asked of figures. */
@Component
class Asked {

    private final CategoryPaths categories;
    private final PlaceBook places;
    private final ZoneId zone;
    private final Clock clock;

    Asked(CategoryPaths categories, PlaceBook places, ZoneId cityZone, Clock clock) {
        this.categories = categories;
        this.places = places;
        this.zone = cityZone;
        this.clock = clock;
    }

    Figure figure(@Nullable String code) {
        return Figure.ofCode(code == null ? "" : code)
                .orElseThrow(() -> new RefusedException(Refusal.notFound("ticketing.unknown-figure")));
    }

    Period period(@Nullable String from, @Nullable String until) {
        return Period.read(from, until, clock, zone);
    }

    /**
     * @param category without those below it
     * @param place with all streets in it
     */
    Scope scope(
            @Nullable String from,
            @Nullable String until,
            @Nullable String department,
            @Nullable String category,
            @Nullable String place,
            @Nullable String channel) {
        Scope whole = period(from, until).scope(zone);
        String whose = given(department);
        String matter = given(category);
        return new Scope(
                whole.from(),
                whole.until(),
                whose == null ? List.of() : List.of(whose),
                matter == null ? List.of() : List.of(matter),
                within(given(place)),
                channel == null || channel.isBlank() ? null : Given.choice(channel, Channel.class, "channel"),
                false);
    }

    /** With all categories below those of the scope. */
    Scope withBelow(Scope scope) {
        return scope.inCategories(scope.categories().stream()
                .flatMap(one -> categories.below(one).stream())
                .toList());
    }

    private List<String> within(@Nullable String place) {
        return place == null
                ? List.of()
                : Scope.NOWHERE.contains(place) ? Scope.NOWHERE : places.within(Heard.text(place));
    }

    private static @Nullable String given(@Nullable String written) {
        return written == null || written.isBlank() ? null : written.strip();
    }
}
