package org.civicline.ticketing.sla;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.input.RowProblem;
import org.civicline.ticketing.input.RowProblems;
import org.civicline.ticketing.sql.Columns;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Publishes new versions of the rules. */
@Component
class RuleDesk {

    /** A city's rules: six duties, six types, three urgencies, and some hundred categories that differ. */
    private static final int MOST_RULES = 2_000;

    /** One version, in full. */
    record Version(
            int version, Instant publishedAt, @Nullable UUID publishedBy, String note, List<RuleForm> rules) {}

    /**
     * What publishing did, or would do.
     *
     * @param version the new one; when nothing was published, the one in force
     * @param added rules that were not there, among them those whose limit changed
     */
    record Change(
            int version,
            boolean published,
            int rules,
            List<RuleForm> added,
            List<RuleForm> removed,
            List<RowProblem> errors) {}

    private final RuleStore store;
    private final RuleReading reading;
    private final TransactionOperations transactions;
    private final Audit audit;
    private final Wording wording;
    private final Clock clock;

    RuleDesk(
            RuleStore store,
            RuleReading reading,
            TransactionOperations transactions,
            Audit audit,
            Wording wording,
            Clock clock) {
        this.store = store;
        this.reading = reading;
        this.transactions = transactions;
        this.audit = audit;
        this.wording = wording;
        this.clock = clock;
    }

    /** @param version null for the one in force */
    Version version(@Nullable Integer version) {
        int wanted = version == null ? newest() : version;
        RuleStore.Published published = store.versions(wanted == Integer.MAX_VALUE ? wanted : wanted + 1, 1).stream()
                .filter(one -> one.version() == wanted)
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.notFound("ticketing.unknown-rules-version")));
        List<Rule> rules = store.find(wanted).orElseThrow().rules();
        return new Version(
                wanted,
                published.at(),
                published.by(),
                published.note(),
                rules.stream().map(RuleForm::of).toList());
    }

    Change tryOut(List<RuleForm> forms) {
        var problems = new RowProblems(wording);
        return change(newest(), false, read(forms, problems), problems);
    }

    /**
     * @param base the version that was edited; refused if there is a newer one
     * @param why what changed and on whose order
     */
    Change publish(int base, List<RuleForm> forms, @Nullable String why, StaffMember by) {
        String note = Field.NOTE.require(why);
        var problems = new RowProblems(wording);
        List<Rule> rules = read(forms, problems);
        problems.orRefuse();
        Change done = Objects.requireNonNull(transactions.execute(_ -> write(base, rules, note, by, problems)));
        store.forget();
        return done;
    }

    private Change write(int base, List<Rule> rules, String note, StaffMember by, RowProblems problems) {
        if (!store.lockNewest(base)) {
            throw new RefusedException(Refusal.conflict("ticketing.setup-changed-meanwhile"));
        }
        Change change = change(base, true, rules, problems);
        store.add(new RuleSet(base + 1, rules), Columns.now(clock), by.id().value(), note);
        audit.record(
                "time-rules.published",
                "time-rules:" + (base + 1),
                Map.of(
                        "rules", rules.size(),
                        "added", change.added().size(),
                        "removed", change.removed().size()));
        return change;
    }

    private List<Rule> read(List<RuleForm> forms, RowProblems problems) {
        if (forms.size() > MOST_RULES) {
            problems.add(0, "too-many", Integer.toString(MOST_RULES));
            return List.of();
        }
        return reading.read(forms, problems);
    }

    private Change change(int base, boolean published, List<Rule> rules, RowProblems problems) {
        List<Rule> before = store.find(base).orElseThrow().rules();
        return new Change(
                published ? base + 1 : base,
                published,
                rules.size(),
                without(rules, before),
                without(before, rules),
                problems.list());
    }

    private static List<RuleForm> without(List<Rule> rules, List<Rule> others) {
        var left = new ArrayList<>(rules);
        left.removeAll(others);
        return left.stream().map(RuleForm::of).toList();
    }

    private int newest() {
        return store.versions(Integer.MAX_VALUE, 1).getFirst().version();
    }
}
