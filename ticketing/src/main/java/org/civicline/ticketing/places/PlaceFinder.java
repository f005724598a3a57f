package org.civicline.ticketing.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.civicline.ticketing.Places.Place;
import org.jspecify.annotations.Nullable;

/** Recognises places in an address by their names. */
final class PlaceFinder {

    /** A name of one character stands everywhere by chance. */
    private static final int SHORTEST_NAME = 2;

    private final Map<String, Place> places;

    PlaceFinder(Map<String, Place> places) {
        this.places = places;
    }

    /** From the narrowest place outwards. Where several are named that are not within each other, what they share. */
    List<String> locate(String address) {
        List<List<String>> paths = named(address).stream().map(this::path).toList();
        List<String> codes = paths.stream().map(List::getFirst).toList();
        List<List<String>> narrowest = paths.stream()
                .filter(one -> paths.stream().noneMatch(other -> other != one && other.contains(one.getFirst())))
                .toList();
        // Of two estates of one name it is the one whose district is named too.
        long best =
                narrowest.stream().mapToLong(one -> witnesses(one, codes)).max().orElse(0);
        return narrowest.stream()
                .filter(one -> witnesses(one, codes) == best)
                .reduce(PlaceFinder::shared)
                .orElse(List.of());
    }

    /** Names that stand in the address, but not only within a longer one that does. */
    private List<Place> named(String address) {
        List<Place> found = places.values().stream()
                .filter(one -> one.name().length() >= SHORTEST_NAME && address.contains(one.name()))
                .sorted(Comparator.comparingInt((Place one) -> one.name().length())
                        .reversed())
                .toList();
        var kept = new ArrayList<Place>();
        String left = address;
        for (int i = 0; i < found.size(); i++) {
            Place one = found.get(i);
            if (left.contains(one.name())) {
                kept.add(one);
            }
            boolean last = i + 1 == found.size() || !found.get(i + 1).name().equals(one.name());
            left = last ? left.replace(one.name(), " ") : left;
        }
        return kept;
    }

    private static long witnesses(List<String> path, List<String> named) {
        return path.stream().skip(1).filter(named::contains).count();
    }

    private static List<String> shared(List<String> one, List<String> other) {
        return one.stream().filter(other::contains).toList();
    }

    private List<String> path(Place place) {
        var path = new ArrayList<String>();
        @Nullable Place here = place;
        while (here != null && !path.contains(here.code())) {
            path.add(here.code());
            here = here.parentCode() == null ? null : places.get(here.parentCode());
        }
        return path;
    }
}
