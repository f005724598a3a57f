package org.civicline.ticketing.rates;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.sql.Columns;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the rates are made by. As with time limits, who is measured by it reads it and does not change it. */
@RestController
@RequestMapping("/api/v1/staff/follow-up-rules")
class RateRuleController {

    private static final int SHOWN = 50;
    private static final int GRADES = 5;
    private static final int MOST_TRIES = 9;
    private static final int MOST_HOURS = 72;

    private final RateRuleStore store;
    private final Access access;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    RateRuleController(
            RateRuleStore store, Access access, Audit audit, TransactionOperations transactions, Clock clock) {
        this.store = store;
        this.access = access;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    record Version(Instant publishedAt, @Nullable UUID publishedBy, String note, RateRules rules) {}

    /** @param version the one that was edited */
    record Form(
            @Nullable Integer version,
            @Nullable String note,
            @Nullable Integer contacted,
            @Nullable Integer solved,
            @Nullable Integer satisfied,
            @Nullable List<@Nullable Integer> grades,
            @Nullable Integer tries,
            @Nullable Integer hoursApart) {}

    /** The newest versions; the first is in force. */
    @GetMapping
    @PreAuthorize(Access.READS_SETUP)
    List<Version> versions() {
        access.setupReader();
        return store.versions(SHOWN).stream()
                .map(one -> new Version(one.at(), one.by(), one.note(), one.rules()))
                .toList();
    }

    @PutMapping
    @PreAuthorize(Access.SETS_UP)
    List<Version> publish(@RequestBody Form form) {
        StaffMember by = access.setup();
        RateRules rules = read(form);
        String note = Field.NOTE.require(form.note());
        transactions.executeWithoutResult(_ -> {
            if (!store.add(rules, Columns.now(clock), by.id().value(), note)) {
                throw new RefusedException(Refusal.conflict("ticketing.rate-rules-changed"));
            }
            audit.record("rate-rules.published", "rate-rules:" + rules.version(), Map.of("note", note));
        });
        return versions();
    }

    private static RateRules read(Form form) {
        int version = Given.required(form.version(), "version");
        int contacted = within(form.contacted(), 0, 100, "contacted");
        int solved = within(form.solved(), 0, 100, "solved");
        int satisfied = within(form.satisfied(), 0, 100, "satisfied");
        if (contacted + solved + satisfied != 100) {
            throw wrong("contacted", 0, 100);
        }
        return new RateRules(
                version == Integer.MAX_VALUE ? version : version + 1,
                contacted,
                solved,
                satisfied,
                grades(Given.required(form.grades(), "grades")),
                within(form.tries(), 1, MOST_TRIES, "tries"),
                within(form.hoursApart(), 1, MOST_HOURS, "hoursApart"));
    }

    private static List<Integer> grades(List<@Nullable Integer> written) {
        int better = 100;
        for (Integer one : written) {
            better = within(one, 0, better, "grades");
        }
        if (written.size() != GRADES) {
            throw wrong("grades", 0, 100);
        }
        return written.stream().map(Objects::requireNonNull).toList();
    }

    private static int within(@Nullable Integer given, int least, int most, String field) {
        int number = Given.required(given, field);
        if (number < least || number > most) {
            throw wrong(field, least, most);
        }
        return number;
    }

    private static RefusedException wrong(String field, int least, int most) {
        return new RefusedException(Refusal.invalid("ticketing.rate-rules-faulty")
                .with("field", field)
                .with("least", least)
                .with("most", most));
    }
}
