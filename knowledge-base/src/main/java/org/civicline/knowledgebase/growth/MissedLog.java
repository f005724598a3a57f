package org.civicline.knowledgebase.growth;

import jakarta.annotation.PreDestroy;
import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.civicline.knowledgebase.MissedSearches;
import org.civicline.knowledgebase.search.language.Characters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gathers in memory, masks and writes together. Of a flood of different searches only so many are taken. */
@Component
class MissedLog implements MissedSearches {

    private static final Logger LOG = LoggerFactory.getLogger(MissedLog.class);

    private static final int LONGEST = 60;
    private static final int MOST_WAITING = 500;
    private static final int MOST_A_DAY = 5_000;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final TransactionTemplate transactions;
    private final Clock clock;
    private final ZoneId zone;
    private final int keptDays;
    private final ConcurrentHashMap<String, Integer> waiting = new ConcurrentHashMap<>();

    MissedLog(
            JdbcClient jdbc,
            JdbcTemplate batches,
            TransactionTemplate transactions,
            Clock clock,
            ZoneId cityZone,
            @Value("${civicline.knowledge.keep-searches-days:90}") int keptDays) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transactions = transactions;
        this.clock = clock;
        this.zone = cityZone;
        this.keptDays = keptDays;
    }

    /** @param count searches in all the days */
    record Missed(String query, int count, LocalDate since) {}

    @Override
    public void note(String typed) {
        String text = typed.strip();
        if (text.codePointCount(0, text.length()) <= LONGEST
                && (waiting.size() < MOST_WAITING || waiting.containsKey(text))) {
            waiting.merge(text, 1, Integer::sum);
        }
    }

    @Scheduled(
            fixedDelayString = "${civicline.knowledge.write-counts-every:15s}",
            initialDelayString = "${civicline.knowledge.write-counts-every:15s}")
    @PreDestroy
    void write() {
        Map<String, Integer> taken = taken();
        if (!taken.isEmpty()) {
            try {
                transactions.executeWithoutResult(_ -> write(taken));
            } catch (RuntimeException e) {
                LOG.warn("searches are not noted: {}", e.getClass().getSimpleName());
            }
        }
    }

    /** Alike ones as one, in order: two nodes that write the same rows do not wait for each other. */
    private Map<String, Integer> taken() {
        var taken = new TreeMap<String, Integer>();
        for (String typed : waiting.keySet()) {
            Integer count = waiting.remove(typed);
            String query = normal(typed);
            if (count != null && query.length() > 1) {
                taken.merge(query, count, Integer::sum);
            }
        }
        return taken;
    }

    /** What was asked in one way of writing it, and without whom it names. */
    static String normal(String typed) {
        String masked = Masked.of(Characters.simplified(typed));
        return Characters.plain(masked).replaceAll("[^\\p{L}\\p{N}*]+", " ").strip();
    }

    private void write(Map<String, Integer> taken) {
        LocalDate today = today();
        int there = jdbc.sql("SELECT count(*) FROM knowledgebase.missed_search WHERE day = ?")
                .param(today)
                .query(Integer.class)
                .single();
        List<Object[]> rows = new ArrayList<>();
        taken.forEach((query, count) -> rows.add(new Object[] {query, Date.valueOf(today), count}));
        batches.batchUpdate("""
                INSERT INTO knowledgebase.missed_search AS m (query, day, count) VALUES (?, ?, ?)
                ON CONFLICT (query, day) DO UPDATE SET count = m.count + excluded.count
                """, rows.subList(0, Math.clamp(MOST_A_DAY - there, 0, rows.size())));
    }

    /** The most frequent of all that is kept. */
    List<Missed> all(int most) {
        return jdbc.sql("""
                SELECT query, sum(count) AS count, min(day) AS since FROM knowledgebase.missed_search
                GROUP BY query ORDER BY sum(count) DESC, query LIMIT ?
                """)
                .param(most)
                .query((row, _) -> new Missed(
                        row.getString("query"), row.getInt("count"), row.getObject("since", LocalDate.class)))
                .list();
    }

    /** What is older than it may be kept. */
    int forget() {
        return jdbc.sql("DELETE FROM knowledgebase.missed_search WHERE day < ?")
                .param(today().minusDays(keptDays))
                .update();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }
}
