package org.civicline.ticketing.catalogue;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.places.PlaceBook;
import org.jspecify.annotations.Nullable;

/**
 * What the disputes against an entry speak for; a person decides.
 *
 * @param change the entry itself is to name the department; else one more entry, for what the disputed cases share
 * @param disputes how many name that department
 * @param of how many there are
 */
record Proposal(
        boolean change, String categoryCode, @Nullable String placeCode, String departmentCode, int disputes, int of) {

    /** One case may be an exception. */
    private static final int LEAST = 2;

    /** The department named most often, for the narrowest category and place that all its cases share. */
    static Optional<Proposal> of(Entry entry, List<Dispute> disputes, CategoryPaths categories, PlaceBook places) {
        Map<String, List<Dispute>> byDepartment = disputes.stream()
                .filter(one -> one.departmentCode() != null
                        && !one.departmentCode().equals(entry.terms().departmentCode()))
                .collect(Collectors.groupingBy(one -> Objects.requireNonNull(one.departmentCode())));
        return byDepartment.entrySet().stream()
                .filter(one -> one.getValue().size() >= LEAST)
                .max(Map.Entry.<String, List<Dispute>>comparingByValue(Comparator.comparingInt(List::size))
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(most -> {
                    String category = shared(most.getValue().stream()
                            .map(one -> categories.of(one.categoryCode()))
                            .toList());
                    String place = shared(most.getValue().stream()
                            .map(one -> places.path(one.placeCode()))
                            .toList());
                    String narrowest = category == null ? entry.terms().categoryCode() : category;
                    boolean same = narrowest.equals(entry.terms().categoryCode())
                            && Objects.equals(place, entry.terms().placeCode());
                    return new Proposal(
                            same,
                            narrowest,
                            place,
                            most.getKey(),
                            most.getValue().size(),
                            disputes.size());
                });
    }

    private static @Nullable String shared(List<List<String>> paths) {
        return paths.getFirst().stream()
                .filter(code -> paths.stream().allMatch(path -> path.contains(code)))
                .findFirst()
                .orElse(null);
    }
}
