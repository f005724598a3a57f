package org.civicline.ticketing.supervision;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.civicline.foundation.Audit;
import org.civicline.ticketing.Urgency;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.input.RowProblems;
import org.civicline.ticketing.sla.Duty;
import org.civicline.ticketing.sla.TimeLimit;
import org.civicline.ticketing.sql.Columns;
import org.civicline.ticketing.supervision.LadderRule.Rung;
import org.civicline.ticketing.web.Given;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ladder's rules. As with time limits, who is measured by them reads them and does not change them. */
@RestController
@RequestMapping("/api/v1/staff/ladder")
class LadderController {

    private static final int MOST_ROWS = Duty.values().length * Urgency.values().length;

    private final LadderRules rules;
    private final Access access;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Wording wording;
    private final Clock clock;

    LadderController(
            LadderRules rules,
            Access access,
            Audit audit,
            TransactionOperations transactions,
            Wording wording,
            Clock clock) {
        this.rules = rules;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
        this.wording = wording;
        this.clock = clock;
    }

    /** The rules that are to change; the others stay. */
    record Form(@Nullable List<@Nullable RuleForm> rules) {}

    record RuleForm(
            @Nullable String duty,
            @Nullable String urgency,
            @Nullable Integer yellowPercent,
            @Nullable Boolean automatic,
            @Nullable String unit,
            @Nullable Rung urge,
            @Nullable Rung supervise,
            @Nullable Rung notice) {

        static final RuleForm EMPTY = new RuleForm(null, null, null, null, null, null, null, null);
    }

    @GetMapping
    @PreAuthorize(Access.READS_SETUP)
    List<LadderRule> all() {
        access.setupReader();
        return rules.all();
    }

    @PutMapping
    @PreAuthorize(Access.SETS_UP)
    List<LadderRule> change(@RequestBody Form form) {
        access.setup();
        List<@Nullable RuleForm> rows = Given.required(form.rules(), "rules");
        var problems = new RowProblems(wording);
        if (rows.size() > MOST_ROWS) {
            problems.add(0, "too-many", Integer.toString(MOST_ROWS));
            problems.orRefuse();
        }
        var read = new ArrayList<LadderRule>();
        for (int row = 1; row <= rows.size(); row++) {
            LadderRule rule = read(row, Objects.requireNonNullElse(rows.get(row - 1), RuleForm.EMPTY), problems);
            if (rule != null) {
                read.add(rule);
            }
        }
        problems.orRefuse();
        transactions.executeWithoutResult(_ -> {
            rules.write(read);
            rules.lookAgain(read, Columns.now(clock));
            audit.record("ladder.changed", "ladder", Map.of("rules", read.size()));
        });
        return rules.all();
    }

    private static @Nullable LadderRule read(int row, RuleForm form, RowProblems problems) {
        Duty duty = problems.choice(row, form.duty(), Duty.class, "duty");
        Urgency urgency = problems.choice(row, form.urgency(), Urgency.class, "urgency");
        TimeLimit.Unit unit = problems.choice(row, form.unit(), TimeLimit.Unit.class, "unit");
        if (duty == null || urgency == null || unit == null || form.automatic() == null) {
            problems.add(row, "missing", "duty, urgency, unit, automatic");
            return null;
        }
        Integer yellow = form.yellowPercent();
        Rung urge = form.urge();
        Rung supervise = form.supervise();
        Rung notice = form.notice();
        if (yellow == null || yellow < 1 || yellow > 99) {
            problems.add(row, "percent");
            return null;
        }
        if (urge == null || supervise == null || notice == null || !rises(urge, supervise, notice, unit)) {
            problems.add(row, "ladder", Integer.toString(unit.most()));
            return null;
        }
        return new LadderRule(duty, urgency, yellow, form.automatic(), unit, urge, supervise, notice);
    }

    private static boolean rises(Rung urge, Rung supervise, Rung notice, TimeLimit.Unit unit) {
        return urge.after() > 0
                && urge.after() < supervise.after()
                && supervise.after() < notice.after()
                && notice.after() <= unit.most()
                && Stream.of(urge, supervise, notice).allMatch(one -> one.answer() > 0 && one.answer() <= unit.most());
    }
}
