package org.civicline.foundation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.foundation.ImportKind.Prepared;
import org.civicline.foundation.ImportKind.Tally;
import org.jspecify.annotations.Nullable;

/**
 * A tree as a file would make it: what is known, changed and added to by the file. For kinds whose columns {@code code} and
 * {@code parent} say what stands below what.
 */
public final class ImportTree<T> {

    private final Function<T, String> code;
    private final Function<T, @Nullable String> parent;
    private final Map<String, T> before = new LinkedHashMap<>();
    private final Map<String, T> after = new LinkedHashMap<>();
    private final Map<Integer, T> read = new LinkedHashMap<>();
    private final List<T> wanted = new ArrayList<>();

    private ImportTree(Function<T, String> code, Function<T, @Nullable String> parent) {
        this.code = code;
        this.parent = parent;
    }

    /**
     * Notes whatever stands below nothing, or below itself.
     *
     * @param reading a row; null, with a problem noted, if something is wrong with it
     */
    public static <T> ImportTree<T> of(
            Collection<T> known,
            List<ImportRow> rows,
            Function<ImportRow, @Nullable T> reading,
            Function<T, String> code,
            Function<T, @Nullable String> parent,
            ImportProblems problems) {
        var tree = new ImportTree<>(code, parent);
        known.forEach(one -> tree.before.put(code.apply(one), one));
        tree.after.putAll(tree.before);
        tree.read.putAll(ImportRow.read(rows, reading));
        tree.read.values().forEach(one -> tree.after.put(code.apply(one), one));
        Set<String> named = rows.stream()
                .map(row -> row.cell("code"))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        tree.read.forEach((row, one) -> tree.check(row, one, named, problems));
        tree.read.forEach((row, one) -> {
            if (!problems.faultyRows().contains(row)) {
                tree.wanted.add(one);
            }
        });
        return tree;
    }

    private void check(int row, T one, Set<String> named, ImportProblems problems) {
        String above = parent.apply(one);
        if (above == null) {
            return;
        }
        if (!after.containsKey(above)) {
            problems.add(
                    row,
                    "parent",
                    named.contains(above) ? "parent-faulty" : "unknown-parent",
                    ImportCells.quoted(above));
        } else if (path(code.apply(one)).isEmpty()) {
            problems.add(row, "parent", "circle");
        }
    }

    /** From the top down to the one given; empty if somebody stands above themselves. */
    private List<String> path(String of) {
        var path = new LinkedHashSet<String>();
        @Nullable String here = of;
        while (here != null && after.containsKey(here)) {
            if (!path.add(here)) {
                return List.of();
            }
            here = parent.apply(Objects.requireNonNull(after.get(here)));
        }
        return List.copyOf(path).reversed();
    }

    /** What was read, by its rows. */
    public Map<Integer, T> read() {
        return read;
    }

    public Optional<T> parentOf(T one) {
        return Optional.ofNullable(parent.apply(one)).map(after::get);
    }

    /** @param putAll takes all of the tree: what was there may have come to stand below what is new */
    public Prepared prepared(Consumer<List<T>> putAll) {
        return new Prepared() {
            @Override
            public Tally tally() {
                return ImportTree.this.tally();
            }

            @Override
            public void write(StaffMember by, String note) {
                putAll.accept(parentsFirst());
            }
        };
    }

    private Tally tally() {
        int added = 0;
        int changed = 0;
        for (T one : wanted) {
            T known = before.get(code.apply(one));
            added += known == null ? 1 : 0;
            changed += known == null || known.equals(one) ? 0 : 1;
        }
        return new Tally(added, changed, wanted.size() - added - changed);
    }

    /** All of it, in the order it had, each after the one it stands below. */
    private List<T> parentsFirst() {
        var sorted = new LinkedHashMap<String, T>();
        for (String one : after.keySet()) {
            path(one).forEach(step -> sorted.put(step, Objects.requireNonNull(after.get(step))));
        }
        return List.copyOf(sorted.values());
    }
}
