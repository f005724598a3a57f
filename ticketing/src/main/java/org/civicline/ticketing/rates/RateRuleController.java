package org.civicline.ticketing.rates;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.sql.Columns;
import org.civicline.ticketing.wording.People;
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

    private final RateRuleStore store;
    private final Access access;
    private final People people;
    private final Audit audit;
    private final TransactionOperations transactions;
    private final Clock clock;

    RateRuleController(
            RateRuleStore store,
            Access access,
            People people,
            Audit audit,
            TransactionOperations transactions,
            Clock clock) {
        this.store = store;
        this.access = access;
        this.people = people;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** @param publishedBy a name; null for the version an installation begins with */
    record Version(Instant publishedAt, @Nullable String publishedBy, String note, RateRules rules) {}

    /** The newest versions; the first is in force. */
    @GetMapping
    @PreAuthorize(Access.READS_SETUP)
    List<Version> versions() {
        access.setupReader();
        List<RateRuleStore.Published> all = store.versions(SHOWN);
        Map<UUID, String> names =
                people.staffNames(all.stream().map(RateRuleStore.Published::by).toList());
        return all.stream()
                .map(one -> new Version(one.at(), name(one.by(), names), one.note(), one.rules()))
                .toList();
    }

    @PutMapping
    @PreAuthorize(Access.SETS_UP)
    List<Version> publish(@RequestBody RateRuleForm form) {
        StaffMember by = access.setup();
        RateRules rules = form.read();
        String note = Field.NOTE.require(form.note());
        transactions.executeWithoutResult(_ -> {
            if (!store.add(rules, Columns.now(clock), by.id().value(), note)) {
                throw new RefusedException(Refusal.conflict("ticketing.rate-rules-changed"));
            }
            audit.record("rate-rules.published", "rate-rules:" + rules.version(), Map.of("note", note));
        });
        return versions();
    }

    private static @Nullable String name(@Nullable UUID staff, Map<UUID, String> names) {
        return staff == null ? null : names.get(staff);
    }
}
