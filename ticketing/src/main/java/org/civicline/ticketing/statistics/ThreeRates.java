package org.civicline.ticketing.statistics;

import static org.civicline.ticketing.sql.Columns.at;

import java.time.Instant;
import java.util.List;
import org.civicline.ticketing.Statistics.Rates;
import org.civicline.ticketing.Statistics.Sample;
import org.civicline.ticketing.rates.RateRuleStore;
import org.civicline.ticketing.rates.RateRules;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The three rates (三率), raw and adjusted. */
@Component
class ThreeRates {

    /** Follow-ups of one kind: effective samples, excluded ones, or those that are none. {@code grades}: of 5 to 1. */
    private record Counts(
            boolean sample,
            boolean excluded,
            long counted,
            long askedContact,
            long contacted,
            long solved,
            List<Long> grades) {}

    private final JdbcClient jdbc;
    private final RateRuleStore rules;

    ThreeRates(JdbcClient jdbc, RateRuleStore rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    Rates between(Instant from, Instant until) {
        RateRules by = rules.inForce();
        List<Counts> all = counts(from, until);
        List<Counts> effective =
                all.stream().filter(one -> one.sample() && !one.excluded()).toList();
        return new Rates(
                sample(all, by),
                sample(effective, by),
                by.version(),
                all.stream()
                        .filter(one -> !one.sample() && !one.excluded())
                        .mapToLong(Counts::counted)
                        .sum(),
                all.stream().filter(Counts::excluded).mapToLong(Counts::counted).sum());
    }

    private List<Counts> counts(Instant from, Instant until) {
        return jdbc.sql("""
                SELECT sample, excluded, count(*) AS counted,
                    count(*) FILTER (WHERE contacted IS NOT NULL OR outcome = 'NOT_CONTACTED') AS asked_contact,
                    count(*) FILTER (WHERE contacted) AS contacted, count(*) FILTER (WHERE solved) AS solved,
                    count(*) FILTER (WHERE grade = 5) AS g5, count(*) FILTER (WHERE grade = 4) AS g4,
                    count(*) FILTER (WHERE grade = 3) AS g3, count(*) FILTER (WHERE grade = 2) AS g2,
                    count(*) FILTER (WHERE grade = 1) AS g1
                FROM ticketing.follow_up WHERE ended_at >= :from AND ended_at < :until
                GROUP BY sample, excluded
                """)
                .param("from", at(from))
                .param("until", at(until))
                .query((row, _) -> new Counts(
                        row.getBoolean("sample"),
                        row.getBoolean("excluded"),
                        row.getLong("counted"),
                        row.getLong("asked_contact"),
                        row.getLong("contacted"),
                        row.getLong("solved"),
                        List.of(
                                row.getLong("g5"),
                                row.getLong("g4"),
                                row.getLong("g3"),
                                row.getLong("g2"),
                                row.getLong("g1"))))
                .list();
    }

    private static Sample sample(List<Counts> all, RateRules by) {
        long counted = all.stream().mapToLong(Counts::counted).sum();
        long askedContact = all.stream().mapToLong(Counts::askedContact).sum();
        long contacted = all.stream().mapToLong(Counts::contacted).sum();
        long solved = all.stream().mapToLong(Counts::solved).sum();
        long percent = 0;
        for (Counts one : all) {
            for (int grade = 5; grade >= 1; grade--) {
                percent += one.grades().get(5 - grade) * by.weight(grade);
            }
        }
        double satisfied = percent / 100.0;
        Double composite = counted == 0 || askedContact == 0
                ? null
                : (by.contacted() * ((double) contacted / askedContact)
                                + by.solved() * ((double) solved / counted)
                                + by.satisfied() * (satisfied / counted))
                        / 100;
        return new Sample(counted, askedContact, contacted, solved, satisfied, composite);
    }
}
