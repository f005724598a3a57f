package org.civicline.ticketing.figures;

import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.civicline.ticketing.figures.Counting.By;
import org.civicline.ticketing.places.PlaceBook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A figure district by district. */
@Component
class Districts {

    /**
     * @param placeCode null for cases whose address names no place
     * @param before as many days just before; null for what is so now
     */
    record Row(
            @Nullable String placeCode,
            String name,
            Shown value,
            @Nullable Shown before) {}

    private final Counting counting;
    private final PlaceBook places;
    private final ZoneId zone;

    Districts(Counting counting, PlaceBook places, ZoneId cityZone) {
        this.counting = counting;
        this.places = places;
        this.zone = cityZone;
    }

    /** Every district, in the order of the city's places, and what belongs to none of them. */
    List<Row> of(Figure figure, Period period, Scope scope) {
        boolean past = figure.fact().past();
        Scope then = period.before().scope(zone);
        Map<String, Reading> now = byDistrict(figure, scope);
        Map<String, Reading> before = past ? byDistrict(figure, scope.during(then.from(), then.until())) : Map.of();
        return Stream.concat(places.districts().stream(), Stream.of(""))
                .map(code -> new Row(
                        code.isEmpty() ? null : code,
                        code.isEmpty() ? places.nowhere() : places.name(code),
                        Shown.of(now.getOrDefault(code, Reading.NOTHING)),
                        past ? Shown.of(before.getOrDefault(code, Reading.NOTHING)) : null))
                .toList();
    }

    private Map<String, Reading> byDistrict(Figure figure, Scope scope) {
        Set<Figure> wanted = Compared.needed(List.of(figure));
        var parts = new LinkedHashMap<String, List<Map<Figure, Reading>>>();
        counting.by(List.of(By.PLACE), wanted, scope)
                .forEach((keys, readings) ->
                        parts.merge(places.district(keys.getFirst()), List.of(readings), Districts::both));
        var all = new LinkedHashMap<String, Reading>();
        parts.forEach((district, counted) ->
                all.put(district, counting.together(List.of(figure), counted).getOrDefault(figure, Reading.NOTHING)));
        return all;
    }

    private static <T> List<T> both(Collection<T> one, Collection<T> other) {
        return Stream.concat(one.stream(), other.stream()).toList();
    }
}
