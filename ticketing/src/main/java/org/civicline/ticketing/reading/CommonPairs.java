package org.civicline.ticketing.reading;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.civicline.foundation.Remembered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many cases hold a pair of characters, as PostgreSQL last counted in a sample ({@code ANALYZE}). It decides in which way
 * is searched, never what is found.
 */
@Component
class CommonPairs {

    private final Remembered<Shares> shares;
    private final JdbcClient jdbc;

    CommonPairs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.shares = new Remembered<>(this::read, clock);
    }

    /**
     * How many cases hold all the words.
     *
     * @param all how many cases there are
     * @param likely of what is known to be common, as if one word had nothing to do with the other; 0 if any is not
     * @param most as many as may hold the rarest of them
     */
    record Hits(double all, double likely, double most) {}

    Hits of(SoughtWords words) {
        Shares known = shares.get();
        double likely = known.cases();
        double most = known.cases();
        for (String word : words.words()) {
            likely *= known.of(word, 0);
            most = Math.min(most, known.cases() * known.of(word, known.others()));
        }
        return new Hits(known.cases(), likely, most);
    }

    /**
     * @param common which share of the cases holds a pair, of those pairs that many hold
     * @param others the most that holds any other
     */
    private record Shares(double cases, Map<String, Double> common, double others) {

        static final Shares UNKNOWN = new Shares(0, Map.of(), 0);

        /** Of the word's rarest pair; of a single character all that begin with it. */
        double of(String word, double rare) {
            int[] characters = Normalizer.normalize(word, Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT)
                    .codePoints()
                    .toArray();
            if (characters.length == 1) {
                return Math.clamp(beginning(Character.toString(characters[0])), rare, 1);
            }
            double least = 1;
            for (int i = 0; i + 1 < characters.length; i++) {
                least = Math.min(least, common.getOrDefault(new String(characters, i, 2), rare));
            }
            return least;
        }

        private double beginning(String with) {
            return common.entrySet().stream()
                    .filter(pair -> pair.getKey().startsWith(with))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        }
    }

    private Shares read() {
        return jdbc.sql("""
                SELECT c.reltuples, CAST(CAST(s.most_common_elems AS text) AS text[]) AS pairs,
                    s.most_common_elem_freqs AS shares
                FROM pg_class c
                JOIN pg_stats s ON s.schemaname = 'ticketing' AND s.tablename = 'ticket_content_text'
                WHERE c.oid = CAST('ticketing.ticket_content' AS regclass) AND s.most_common_elems IS NOT NULL
                """).query((row, _) -> shares(row)).optional().orElse(Shares.UNKNOWN);
    }

    /** Behind the shares of the pairs stands the least of them. */
    private static Shares shares(ResultSet row) throws SQLException {
        var pairs = (String[]) row.getArray("pairs").getArray();
        var shares = (Number[]) row.getArray("shares").getArray();
        Map<String, Double> common = new HashMap<>();
        for (int i = 0; i < pairs.length; i++) {
            common.put(pairs[i], shares[i].doubleValue());
        }
        return new Shares(row.getDouble("reltuples"), common, shares[pairs.length].doubleValue());
    }
}
