package org.civicline.ticketing.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.DispatchCatalogue.Terms;
import org.civicline.ticketing.catalogue.EntryPlanning.Matter;
import org.civicline.ticketing.catalogue.EntryPlanning.Plan;
import org.civicline.ticketing.catalogue.EntryReading.Wanted;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.input.RowProblem;
import org.civicline.ticketing.input.RowProblems;
import org.civicline.ticketing.wording.Meanwhile;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Writes entries: one, or a file of them, all or none. */
@Component
class CatalogueDesk {

    /** A large city's catalogue has some two thousand. */
    private static final int MOST_ROWS = 10_000;

    /**
     * What writing did, or would do.
     *
     * @param numbers of the entries written
     */
    record Change(
            boolean written, int added, int changed, int unchanged, List<Integer> numbers, List<RowProblem> errors) {}

    private final EntryStore store;
    private final EntryReading reading;
    private final EntryPlanning planning;
    private final CatalogueBook book;
    private final DisputeBook disputes;
    private final TransactionOperations transactions;
    private final Audit audit;
    private final Wording wording;
    private final Meanwhile meanwhile;
    private final Clock clock;

    CatalogueDesk(
            EntryStore store,
            EntryReading reading,
            EntryPlanning planning,
            CatalogueBook book,
            DisputeBook disputes,
            TransactionOperations transactions,
            Audit audit,
            Wording wording,
            Meanwhile meanwhile,
            Clock clock) {
        this.store = store;
        this.reading = reading;
        this.planning = planning;
        this.book = book;
        this.disputes = disputes;
        this.transactions = transactions;
        this.audit = audit;
        this.wording = wording;
        this.meanwhile = meanwhile;
        this.clock = clock;
    }

    /** @param forms by their rows, as whoever wrote them counts */
    Change tryOut(Map<Integer, EntryForm> forms) {
        var problems = new RowProblems(wording);
        return planning.plan(read(forms, problems), problems).change(false, List.of());
    }

    /** @param why what changed and on whose order */
    Change write(Map<Integer, EntryForm> forms, @Nullable String why, StaffMember by) {
        return write(forms, why, by, () -> {});
    }

    /** Those of the new ones that no entry says already: the same file again adds nothing. */
    Map<Integer, EntryForm> withoutKnown(Map<Integer, EntryForm> forms) {
        Map<Matter, List<Terms>> there = store.newest().stream()
                .filter(one -> !one.withdrawn())
                .map(Entry::terms)
                .collect(Collectors.groupingBy(Matter::of));
        var fresh = new LinkedHashMap<>(forms);
        reading.read(forms, new RowProblems(wording)).stream()
                .filter(one -> one.number() == null
                        && there.getOrDefault(Matter.of(one.terms()), List.of()).stream()
                                .anyMatch(one::says))
                .forEach(one -> fresh.remove(one.row()));
        return fresh;
    }

    /** @param version of the entry that was edited; refused if there is a newer one */
    Change change(int number, int version, EntryForm form, @Nullable String why, StaffMember by) {
        return write(Map.of(0, form), why, by, () -> fresh(number, version));
    }

    private Change write(Map<Integer, EntryForm> forms, @Nullable String why, StaffMember by, Runnable condition) {
        String note = Field.NOTE.require(why);
        Change done = Objects.requireNonNull(transactions.execute(_ -> {
            store.lock();
            condition.run();
            var problems = new RowProblems(wording);
            Plan plan = planning.plan(read(forms, problems), problems);
            problems.orRefuse();
            return write(plan, note, by);
        }));
        book.forget();
        return done;
    }

    void withdraw(int number, int version, @Nullable String why, StaffMember by) {
        String note = Field.NOTE.require(why);
        transactions.executeWithoutResult(_ -> {
            store.lock();
            Entry entry = fresh(number, version);
            if (!entry.withdrawn()) {
                store.addAll(List.of(next(entry, entry.terms(), true, note, by)));
                disputes.settle(List.of(number), note, by);
                audit.record("dispatch-catalogue.withdrawn", "dispatch-catalogue:" + number, Map.of());
            }
        });
        book.forget();
    }

    /**
     * The disputes have been weighed, and the entry stays as it is.
     *
     * @param version of the entry they were weighed against; refused if there is a newer one
     */
    void keep(int number, int version, @Nullable String why, StaffMember by) {
        String note = Field.NOTE.require(why);
        transactions.executeWithoutResult(_ -> {
            store.lock();
            fresh(number, version);
            disputes.settle(List.of(number), note, by);
            audit.record("dispatch-catalogue.kept", "dispatch-catalogue:" + number, Map.of());
        });
    }

    Entry known(int number) {
        return store.versions(number).stream()
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.notFound("ticketing.unknown-entry")));
    }

    private Entry fresh(int number, int version) {
        Entry entry = known(number);
        if (entry.version() != version) {
            var last = new Meanwhile.Change(entry.writtenAt(), entry.writtenBy());
            throw new RefusedException(meanwhile
                    .refusal("ticketing.entry-changed-meanwhile", last)
                    .with("now", planning.said(entry.terms())));
        }
        return entry;
    }

    private List<Wanted> read(Map<Integer, EntryForm> forms, RowProblems problems) {
        if (forms.isEmpty() || forms.size() > MOST_ROWS) {
            problems.add(0, forms.isEmpty() ? "no-rows" : "too-many", Integer.toString(MOST_ROWS));
            return List.of();
        }
        return reading.read(forms, problems);
    }

    private Change write(Plan plan, String note, StaffMember by) {
        var entries = new ArrayList<Entry>();
        plan.changed().forEach((entry, terms) -> entries.add(next(entry, terms, false, note, by)));
        Instant now = Columns.now(clock);
        Iterator<Integer> numbers = store.nextNumbers(plan.added().size()).iterator();
        for (Terms terms : plan.added()) {
            entries.add(new Entry(numbers.next(), 1, terms, false, now, by.id().value(), note));
        }
        store.addAll(entries);
        disputes.settle(plan.changed().keySet().stream().map(Entry::number).toList(), note, by);
        List<Integer> written = entries.stream().map(Entry::number).toList();
        if (!written.isEmpty()) {
            audit.record(
                    "dispatch-catalogue.written",
                    "dispatch-catalogue:" + written.getFirst(),
                    Map.of(
                            "added",
                            plan.added().size(),
                            "changed",
                            plan.changed().size()));
        }
        return plan.change(true, written);
    }

    private Entry next(Entry entry, Terms terms, boolean withdrawn, String note, StaffMember by) {
        return new Entry(
                entry.number(),
                entry.version() + 1,
                terms,
                withdrawn,
                Columns.now(clock),
                by.id().value(),
                note);
    }
}
