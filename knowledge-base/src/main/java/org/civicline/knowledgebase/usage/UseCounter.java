package org.civicline.knowledgebase.usage;

import jakarta.annotation.PreDestroy;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.civicline.knowledgebase.ArticleUse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Counts in memory and writes what has come together, a row for each article, day and kind, however often it was used. */
@Component
class UseCounter implements ArticleUse {

    private static final Logger LOG = LoggerFactory.getLogger(UseCounter.class);

    private final JdbcTemplate batches;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ZoneId zone;
    private final ConcurrentHashMap<Key, Long> counted = new ConcurrentHashMap<>();

    UseCounter(JdbcTemplate batches, TransactionTemplate transactions, Clock clock, ZoneId cityZone) {
        this.batches = batches;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = cityZone;
    }

    private record Key(String code, LocalDate day, Kind kind) {}

    private record Count(Key key, long count) {}

    /** Two nodes write the same rows: in the same order, or they would wait for each other. */
    private static final Comparator<Count> IN_ORDER = Comparator.comparing(
                    (Count one) -> one.key().code())
            .thenComparing(one -> one.key().day())
            .thenComparing(one -> one.key().kind());

    @Override
    public void count(Kind kind, String code) {
        counted.merge(new Key(code, LocalDate.ofInstant(clock.instant(), zone), kind), 1L, Long::sum);
    }

    @Scheduled(
            fixedDelayString = "${civicline.knowledge.write-counts-every:15s}",
            initialDelayString = "${civicline.knowledge.write-counts-every:15s}")
    @PreDestroy
    void write() {
        List<Count> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            transactions.executeWithoutResult(_ -> write(taken));
        } catch (RuntimeException e) {
            // the database is away: they are written with the next ones
            LOG.warn(
                    "{} counts of articles wait: {}", taken.size(), e.getClass().getSimpleName());
            taken.forEach(one -> counted.merge(one.key(), one.count(), Long::sum));
        }
    }

    private List<Count> take() {
        var taken = new ArrayList<Count>();
        for (Key key : counted.keySet()) {
            Long count = counted.remove(key);
            if (count != null) {
                taken.add(new Count(key, count));
            }
        }
        taken.sort(IN_ORDER);
        return taken;
    }

    private void write(List<Count> taken) {
        batches.batchUpdate(
                """
                INSERT INTO knowledgebase.article_day AS d (code, day, kind, count)
                SELECT code, ?, ?, ? FROM knowledgebase.article WHERE code = ?
                ON CONFLICT (code, day, kind) DO UPDATE SET count = d.count + excluded.count
                """,
                taken.stream()
                        .map(one -> new Object[] {
                            Date.valueOf(one.key().day()),
                            one.key().kind().name(),
                            one.count(),
                            one.key().code()
                        })
                        .toList());
        batches.batchUpdate(
                "UPDATE knowledgebase.article SET times_used = times_used + ? WHERE code = ?",
                taken.stream()
                        .filter(one -> one.key().kind() == Kind.ENDED_CASE)
                        .map(one -> new Object[] {one.count(), one.key().code()})
                        .toList());
    }
}
