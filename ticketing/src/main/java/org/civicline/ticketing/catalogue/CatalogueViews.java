package org.civicline.ticketing.catalogue;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.civicline.foundation.Slice;
import org.civicline.ticketing.DispatchCatalogue.Terms;
import org.civicline.ticketing.access.Viewer;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.places.PlaceBook;
import org.civicline.ticketing.wording.People;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The catalogue as it is read: lists, single entries, what speaks against them. */
@Component
class CatalogueViews {

    private final EntryStore store;
    private final DisputeBook disputes;
    private final EntryWords words;
    private final CatalogueBook book;
    private final CategoryPaths categories;
    private final PlaceBook places;
    private final People people;

    CatalogueViews(
            EntryStore store,
            DisputeBook disputes,
            EntryWords words,
            CatalogueBook book,
            CategoryPaths categories,
            PlaceBook places,
            People people) {
        this.store = store;
        this.disputes = disputes;
        this.words = words;
        this.book = book;
        this.categories = categories;
        this.places = places;
        this.people = people;
    }

    /** @param disputes how many are open */
    record Line(
            int number,
            int version,
            String categoryCode,
            String categoryName,
            @Nullable String placeCode,
            String placeName,
            String departmentCode,
            String departmentName,
            @Nullable String basis,
            @Nullable String remark,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            boolean lastResort,
            Entry.Standing standing,
            int disputes) {}

    record VersionLine(
            Line entry, Instant writtenAt, @Nullable String writtenBy, String note) {}

    record DisputeLine(
            UUID ticket,
            String ticketNumber,
            Dispute.Kind kind,
            Instant at,
            @Nullable String departmentName,
            @Nullable String placeName,
            String reason) {}

    record ProposalLine(
            boolean change,
            String categoryCode,
            String categoryName,
            @Nullable String placeCode,
            String placeName,
            String departmentCode,
            String departmentName,
            int disputes,
            int of) {}

    /** @param disputed the cases, for those who may see cases; their number is in the entry */
    record View(
            Line entry,
            List<VersionLine> versions,
            List<DisputeLine> disputed,
            @Nullable ProposalLine proposal) {}

    /**
     * What is looked for; null for anything.
     *
     * @param category with all below it
     * @param place with all within it
     * @param disputed only those with open disputes, the most disputed first
     * @param lastResort only those of departments of last resort
     */
    record Filter(
            @Nullable String category,
            @Nullable String place,
            @Nullable String department,
            @Nullable String text,
            Entry.@Nullable Standing standing,
            boolean disputed,
            boolean lastResort) {}

    Slice<Line> list(Filter filter, int from, int size) {
        Map<Integer, Integer> counts = disputes.open();
        Stream<Line> found = store.newest().stream()
                .map(one -> line(one, counts.getOrDefault(one.number(), 0)))
                .filter(matching(filter));
        List<Line> lines = filter.disputed()
                ? found.sorted(Comparator.comparingInt(Line::disputes)
                                .reversed()
                                .thenComparing(Line::number))
                        .toList()
                : found.toList();
        int until = Math.min(lines.size(), from + size);
        return new Slice<>(
                lines.subList(Math.min(from, lines.size()), until),
                until < lines.size() ? Integer.toString(until) : null);
    }

    private Predicate<Line> matching(Filter filter) {
        String text = filter.text() == null ? "" : filter.text().strip().toLowerCase(Locale.ROOT);
        return line -> (filter.category() == null
                        || categories.of(line.categoryCode()).contains(filter.category()))
                && (filter.place() == null || places.path(line.placeCode()).contains(filter.place()))
                && (filter.department() == null || line.departmentCode().equals(filter.department()))
                && (filter.standing() == null || line.standing() == filter.standing())
                && (!filter.disputed() || line.disputes() > 0)
                && (!filter.lastResort() || line.lastResort())
                && (text.isEmpty() || written(line).contains(text));
    }

    private static String written(Line line) {
        return String.join(
                        " ",
                        Integer.toString(line.number()),
                        line.categoryName(),
                        line.categoryCode(),
                        line.placeName(),
                        line.departmentName(),
                        line.basis() == null ? "" : line.basis(),
                        line.remark() == null ? "" : line.remark())
                .toLowerCase(Locale.ROOT);
    }

    View view(Entry newest, Viewer viewer) {
        List<Entry> versions = store.versions(newest.number());
        List<Dispute> open = disputes.open(newest.number());
        Map<UUID, String> names =
                people.staffNames(versions.stream().map(Entry::writtenBy).toList());
        boolean seesCases = viewer instanceof Viewer.Desk || viewer instanceof Viewer.Leader;
        return new View(
                line(newest, open.size()),
                versions.stream()
                        .map(one -> new VersionLine(
                                line(one, 0),
                                one.writtenAt(),
                                one.writtenBy() == null ? null : names.get(one.writtenBy()),
                                one.note()))
                        .toList(),
                seesCases ? open.stream().map(this::dispute).toList() : List.of(),
                Proposal.of(newest, open, categories, places)
                        .map(this::proposal)
                        .orElse(null));
    }

    Line line(Entry entry, int open) {
        Terms terms = entry.terms();
        return new Line(
                entry.number(),
                entry.version(),
                terms.categoryCode(),
                words.category(terms.categoryCode()),
                terms.placeCode(),
                words.place(terms.placeCode()),
                terms.departmentCode(),
                words.department(terms.departmentCode()),
                terms.basis(),
                terms.remark(),
                terms.validFrom(),
                terms.validUntil(),
                terms.lastResort(),
                entry.standing(book.today()),
                open);
    }

    private DisputeLine dispute(Dispute one) {
        return new DisputeLine(
                one.ticket(),
                one.ticketNumber(),
                one.kind(),
                one.at(),
                one.departmentCode() == null ? null : words.department(one.departmentCode()),
                one.placeCode() == null ? null : words.place(one.placeCode()),
                one.reason());
    }

    private ProposalLine proposal(Proposal one) {
        return new ProposalLine(
                one.change(),
                one.categoryCode(),
                words.category(one.categoryCode()),
                one.placeCode(),
                words.place(one.placeCode()),
                one.departmentCode(),
                words.department(one.departmentCode()),
                one.disputes(),
                one.of());
    }
}
