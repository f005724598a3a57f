package org.civicline.ticketing.catalogue;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.civicline.ticketing.DispatchCatalogue.Terms;
import org.civicline.ticketing.catalogue.CatalogueDesk.Change;
import org.civicline.ticketing.catalogue.EntryReading.Wanted;
import org.civicline.ticketing.input.RowProblems;
import org.civicline.ticketing.wording.People;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what writing entries would do: which are new, which change, and which clash or were changed by others meanwhile. */
@Component
class EntryPlanning {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final EntryStore store;
    private final EntryWords words;
    private final People people;
    private final Wording wording;
    private final ZoneId zone;

    EntryPlanning(EntryStore store, EntryWords words, People people, Wording wording, ZoneId zone) {
        this.store = store;
        this.words = words;
        this.people = people;
        this.wording = wording;
        this.zone = zone;
    }

    /** What there is to write, found against all entries as they would then be. */
    record Plan(List<Terms> added, Map<Entry, Terms> changed, int unchanged, RowProblems problems) {

        Change change(boolean written, List<Integer> numbers) {
            return new Change(written, added.size(), changed.size(), unchanged, numbers, problems.list());
        }
    }

    /** Only entries for the same clash. */
    record Matter(String category, @Nullable String place, boolean lastResort) {

        static Matter of(Terms terms) {
            return new Matter(terms.categoryCode(), terms.placeCode(), terms.lastResort());
        }
    }

    Plan plan(List<Wanted> wanted, RowProblems problems) {
        var entries = new LinkedHashMap<Integer, Entry>();
        store.newest().forEach(one -> entries.put(one.number(), one));
        var added = new ArrayList<Terms>();
        var changed = new LinkedHashMap<Entry, Terms>();
        var stale = new LinkedHashMap<Integer, Entry>();
        var rows = new LinkedHashMap<Integer, Integer>();
        int unchanged = 0;
        for (Wanted one : wanted) {
            Entry entry = one.number() == null ? null : entries.get(one.number());
            if (one.number() == null) {
                added.add(one.terms());
            } else if (entry == null) {
                problems.add(one.row(), "unknown-entry", one.number().toString());
            } else if (rows.putIfAbsent(one.number(), one.row()) != null) {
                problems.add(
                        one.row(),
                        "entry-twice",
                        one.number().toString(),
                        rows.get(one.number()).toString());
            } else if (!entry.withdrawn() && entry.terms().equals(one.terms())) {
                unchanged++;
            } else if (one.version() == null) {
                problems.add(one.row(), "version-missing", one.number().toString(), Integer.toString(entry.version()));
            } else if (entry.version() != one.version()) {
                stale.put(one.row(), entry);
            } else {
                changed.put(entry, one.terms());
            }
        }
        changedMeanwhile(stale, problems);
        clashes(wanted, entries.values(), problems);
        return new Plan(added, changed, unchanged, problems);
    }

    /** Who was quicker, and what the entry says now. */
    private void changedMeanwhile(Map<Integer, Entry> stale, RowProblems problems) {
        Map<UUID, String> names =
                people.staffNames(stale.values().stream().map(Entry::writtenBy).toList());
        stale.forEach((row, entry) -> problems.add(
                row,
                "entry-changed",
                Integer.toString(entry.number()),
                entry.writtenAt().atZone(zone).format(MINUTE),
                entry.writtenBy() == null
                        ? wording.text("catalogue.system")
                        : names.getOrDefault(entry.writtenBy(), wording.text("catalogue.somebody")),
                Integer.toString(entry.version()),
                entry.withdrawn()
                        ? wording.text("catalogue.was-withdrawn", said(entry.terms()))
                        : said(entry.terms())));
    }

    /** Each against those that stay as they are, and against the rows before it. */
    private void clashes(List<Wanted> wanted, Collection<Entry> entries, RowProblems problems) {
        Set<Integer> rewritten =
                wanted.stream().map(Wanted::number).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<Matter, List<Entry>> staying = entries.stream()
                .filter(one -> !one.withdrawn() && !rewritten.contains(one.number()))
                .collect(Collectors.groupingBy(one -> Matter.of(one.terms())));
        var before = new HashMap<Matter, List<Wanted>>();
        for (Wanted one : wanted) {
            Matter matter = Matter.of(one.terms());
            staying.getOrDefault(matter, List.of()).stream()
                    .filter(entry -> Entry.clash(entry.terms(), one.terms()))
                    .findFirst()
                    .ifPresent(entry -> problems.add(
                            one.row(), "entry-clash", Integer.toString(entry.number()), said(entry.terms())));
            List<Wanted> same = before.computeIfAbsent(matter, _ -> new ArrayList<>());
            same.stream()
                    .filter(other -> Entry.clash(other.terms(), one.terms()))
                    .findFirst()
                    .ifPresent(other ->
                            problems.add(one.row(), "row-clash", Integer.toString(other.row()), said(other.terms())));
            same.add(one);
        }
    }

    /** What an entry says, as a sentence. */
    String said(Terms terms) {
        return wording.text(
                "catalogue.terms",
                words.category(terms.categoryCode()),
                words.place(terms.placeCode()),
                words.department(terms.departmentCode()),
                terms.validFrom().toString(),
                terms.validUntil() == null
                        ? wording.text("catalogue.open")
                        : terms.validUntil().toString());
    }
}
