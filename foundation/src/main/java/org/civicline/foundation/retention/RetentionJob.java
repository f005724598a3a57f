package org.civicline.foundation.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.foundation.Audit;
import org.civicline.foundation.PersonalData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets each night what the rules do not allow to be kept any longer, and whenever somebody asks for it. Many records at
 * a time, a transaction for each: what was interrupted goes on with the next run.
 */
@Component
class RetentionJob {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionJob.class);
    private static final int AT_ONCE = 500;

    private final RetentionRules rules;
    private final RetentionRuns runs;
    private final Map<String, PersonalData> kinds;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Clock clock;
    private final ZoneId zone;
    private final AtomicBoolean busy = new AtomicBoolean();

    RetentionJob(
            RetentionRules rules,
            RetentionRuns runs,
            List<PersonalData> kinds,
            TransactionTemplate transactions,
            Audit audit,
            Clock clock,
            ZoneId zone) {
        this.rules = rules;
        this.runs = runs;
        this.kinds = kinds.stream().collect(Collectors.toMap(PersonalData::kind, Function.identity()));
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.zone = zone;
    }

    @Scheduled(cron = "${civicline.retention.nightly:0 30 3 * * *}", zone = "${civicline.time-zone}")
    void nightly() {
        runs.ask(LocalDate.ofInstant(clock.instant(), zone), false);
    }

    /** A run may take hours: it has a thread of its own, so that other jobs go on. */
    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("retention").start(() -> {
                try {
                    runAll();
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    void runAll() {
        Optional<RetentionRuns.Asked> run = runs.take();
        while (run.isPresent()) {
            run(run.get());
            run = runs.take();
        }
    }

    private void run(RetentionRuns.Asked run) {
        String failure = "interrupted";
        try {
            Map<String, Long> forgotten = new TreeMap<>();
            for (RetentionRules.Rule rule : rules.inForce()) {
                PersonalData kind = kinds.get(rule.kind());
                if (kind != null) {
                    Instant before = before(rule.months());
                    long records = run.dry() ? kind.countOlder(before) : forget(kind, before);
                    runs.add(run, new RetentionRuns.Result(rule.kind(), rule.months(), before, records));
                    forgotten.put(rule.kind(), records);
                }
            }
            if (!run.dry()) {
                audit.record("retention.ran", "retention-run:" + run.id(), forgotten);
                LOG.info("personal data past its time was forgotten: {}", forgotten);
            }
            failure = null;
        } catch (RuntimeException e) {
            LOG.error("the retention rules could not be applied", e);
            failure = e.getClass().getSimpleName();
        } finally {
            runs.end(run, failure);
        }
    }

    /** The moment before which a kind is past its time. */
    Instant before(int months) {
        return clock.instant().atZone(zone).minusMonths(months).toInstant();
    }

    /** Counts of all kinds with a rule, as a dry run would give them. */
    Map<String, Long> due(List<RetentionRules.Rule> inForce) {
        return inForce.stream()
                .filter(rule -> kinds.containsKey(rule.kind()))
                .collect(Collectors.toMap(
                        RetentionRules.Rule::kind,
                        rule -> Objects.requireNonNull(kinds.get(rule.kind())).countOlder(before(rule.months()))));
    }

    private long forget(PersonalData kind, Instant before) {
        long all = 0;
        int some;
        do {
            some = Objects.requireNonNull(transactions.execute(_ -> kind.forgetOlder(before, AT_ONCE)));
            all += some;
        } while (some == AT_ONCE);
        return all;
    }
}
