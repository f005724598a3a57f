package org.civicline.foundation.retention;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
import org.jspecify.annotations.Nullable;
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

    void run(RetentionRuns.Asked run) {
        String failure = "interrupted";
        try {
            var results = new ArrayList<RetentionRuns.Result>();
            for (RetentionRules.Rule rule : rules.inForce()) {
                PersonalData kind = kinds.get(rule.kind());
                if (kind != null) {
                    RetentionRuns.Result result = run.dry() ? count(kind, rule) : forget(kind, rule);
                    runs.add(run, result);
                    results.add(result);
                }
            }
            if (!run.dry()) {
                Map<String, Long> forgotten = new TreeMap<>();
                results.forEach(one -> forgotten.put(one.kind(), one.records()));
                audit.record("retention.ran", "retention-run:" + run.id(), forgotten);
                LOG.info("personal data past its time was forgotten: {}", forgotten);
            }
            failure = unfinished(results);
        } catch (RuntimeException e) {
            LOG.error("the retention rules could not be applied", e);
            failure = e.getClass().getSimpleName();
        } finally {
            runs.end(run, failure);
        }
    }

    private static @Nullable String unfinished(List<RetentionRuns.Result> results) {
        String kinds = results.stream()
                .filter(one -> !one.complete())
                .map(RetentionRuns.Result::kind)
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? null : kinds;
    }

    private RetentionRuns.Result count(PersonalData kind, RetentionRules.Rule rule) {
        Instant before = before(rule.months());
        try {
            return new RetentionRuns.Result(rule.kind(), rule.months(), before, kind.countOlder(before), null, null);
        } catch (RuntimeException e) {
            return failed(rule, before, 0, e);
        }
    }

    /** What cannot be forgotten keeps nothing else from it: it is told, and tried again with the next run. */
    private RetentionRuns.Result forget(PersonalData kind, RetentionRules.Rule rule) {
        Instant before = before(rule.months());
        long all = 0;
        try {
            int some;
            do {
                some = Objects.requireNonNull(transactions.execute(_ -> kind.forgetOlder(before, AT_ONCE)));
                all += some;
            } while (some == AT_ONCE);
            return new RetentionRuns.Result(rule.kind(), rule.months(), before, all, kind.countOlder(before), null);
        } catch (RuntimeException e) {
            return failed(rule, before, all, e);
        }
    }

    private static RetentionRuns.Result failed(
            RetentionRules.Rule rule, Instant before, long done, RuntimeException e) {
        LOG.error("personal data of the kind {} could not be looked through to its end", rule.kind(), e);
        return new RetentionRuns.Result(
                rule.kind(), rule.months(), before, done, null, e.getClass().getSimpleName());
    }

    /** The moment before which a kind is past its time. */
    Instant before(int months) {
        return clock.instant().atZone(zone).minusMonths(months).toInstant();
    }
}
