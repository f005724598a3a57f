package org.civicline.ticketing.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Remembered;
import org.civicline.ticketing.DispatchCatalogue;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.places.PlaceBook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds whose a case is, from memory: every case that is dispatched asks. */
@Component
class CatalogueBook implements DispatchCatalogue {

    /** An entry, and where the case is, from the narrowest place outwards. */
    record Match(Entry entry, List<String> places) {}

    private final EntryStore store;
    private final EntryWords words;
    private final CategoryPaths categories;
    private final PlaceBook places;
    private final Access access;
    private final Clock clock;
    private final ZoneId zone;
    private final Remembered<Map<String, List<Entry>>> byCategory;

    CatalogueBook(
            EntryStore store,
            EntryWords words,
            CategoryPaths categories,
            PlaceBook places,
            Access access,
            Clock clock,
            ZoneId zone) {
        this.store = store;
        this.words = words;
        this.categories = categories;
        this.places = places;
        this.access = access;
        this.clock = clock;
        this.zone = zone;
        this.byCategory = new Remembered<>(this::read, clock);
    }

    @Override
    public Optional<Suggestion> suggest(String categoryCode, @Nullable String address) {
        return match(categoryCode, address).map(this::suggestion);
    }

    @Override
    public Optional<Suggestion> lastResort(String categoryCode, @Nullable String address) {
        return match(categoryCode, address, true).map(this::suggestion);
    }

    private Suggestion suggestion(Match match) {
        Terms terms = match.entry().terms();
        return new Suggestion(
                terms.departmentCode(),
                words.department(terms.departmentCode()),
                match.entry().number(),
                words.because(match.entry().number(), terms),
                match.places().isEmpty() ? null : words.place(match.places().getFirst()));
    }

    /** The entry that says whose duty a case is. */
    Optional<Match> match(String categoryCode, @Nullable String address) {
        return match(categoryCode, address, false);
    }

    private Optional<Match> match(String categoryCode, @Nullable String address, boolean lastResort) {
        List<String> where = places.locate(address);
        LocalDate today = today();
        Map<String, List<Entry>> entries = byCategory.get();
        return categories.of(categoryCode).stream()
                .flatMap(category -> entries.getOrDefault(category, List.of()).stream()
                        .filter(one -> one.terms().lastResort() == lastResort
                                && one.standing(today) == Entry.Standing.IN_FORCE
                                && covers(one, where))
                        .min(Comparator.comparingInt(one -> distance(one, where)))
                        .stream())
                .findFirst()
                .map(entry -> new Match(entry, where));
    }

    private static boolean covers(Entry entry, List<String> where) {
        String place = entry.terms().placeCode();
        return place == null || where.contains(place);
    }

    /** Nothing is further out than anywhere. */
    private static int distance(Entry entry, List<String> where) {
        String place = entry.terms().placeCode();
        return place == null ? Integer.MAX_VALUE : where.indexOf(place);
    }

    @Override
    @Transactional
    public void addAll(Collection<Terms> entries, String note) {
        access.machine();
        Instant now = Columns.now(clock);
        Iterator<Integer> numbers = store.nextNumbers(entries.size()).iterator();
        var added = new ArrayList<Entry>();
        for (Terms terms : entries) {
            added.add(new Entry(numbers.next(), 1, terms, false, now, null, note));
        }
        store.addAll(added);
        forget();
    }

    LocalDate today() {
        return clock.instant().atZone(zone).toLocalDate();
    }

    /** The entries are being changed. */
    void forget() {
        byCategory.forget();
    }

    private Map<String, List<Entry>> read() {
        return store.newest().stream()
                .filter(one -> !one.withdrawn())
                .collect(Collectors.groupingBy(one -> one.terms().categoryCode()));
    }
}
