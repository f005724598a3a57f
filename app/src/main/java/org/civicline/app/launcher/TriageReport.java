package org.civicline.app.launcher;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a version of triage learnt from and how well it does, as the application wrote it down.
 *
 * @param learnt the figures
 * @param uses what people made of its suggestions
 * @param versions one line each, the newest first
 */
record TriageReport(int version, JsonNode learnt, List<Use> uses, List<String> versions) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int VERSIONS = 10;
    private static final int LABELS = 20;

    /**
     * @param suggested how often something was suggested
     * @param right how often the person chose the same
     * @param taken how often with the one click
     */
    record Use(String question, long suggested, long right, long taken) {}

    /** @param wanted null for the newest */
    static TriageReport of(Connection connection, @Nullable Integer wanted) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT version, report FROM knowledgebase.triage_model WHERE version = ? OR ? ORDER BY version DESC LIMIT 1")) {
            statement.setInt(1, wanted == null ? 0 : wanted);
            statement.setBoolean(2, wanted == null);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw wanted == null
                            ? new Trouble("nothing was learnt yet", "Learn from closed cases: ./civicline triage train")
                            : new Trouble("there is no version " + wanted, "See ./civicline triage report");
                }
                int version = row.getInt(1);
                JsonNode learnt = JSON.readTree(row.getString(2));
                return new TriageReport(version, learnt, uses(connection, version), versions(connection));
            }
        }
    }

    /** Of articles and of what catalogue and rules say, which have no version, all uses count. */
    private static List<Use> uses(Connection connection, int version) throws SQLException {
        var uses = new ArrayList<Use>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT CASE WHEN version IS NULL AND question <> 'ARTICLE' THEN question || ' (untrained)' ELSE question END,
                    count(*), count(*) FILTER (WHERE chosen = suggested), count(*) FILTER (WHERE taken)
                FROM knowledgebase.triage_use WHERE version = ? OR version IS NULL GROUP BY 1 ORDER BY 1
                """)) {
            statement.setInt(1, version);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    uses.add(new Use(row.getString(1), row.getLong(2), row.getLong(3), row.getLong(4)));
                }
            }
        }
        return uses;
    }

    private static List<String> versions(Connection connection) throws SQLException {
        var versions = new ArrayList<String>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT version, learnt_at, cases FROM knowledgebase.triage_model ORDER BY version DESC LIMIT ?")) {
            statement.setInt(1, VERSIONS);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    versions.add(String.format(
                            Locale.ROOT,
                            "version %d, learnt %tF %<tR from %,d cases",
                            row.getInt(1),
                            row.getTimestamp(2),
                            row.getInt(3)));
                }
            }
        }
        return versions;
    }

    String json() {
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of("version", version, "learnt", learnt, "uses", uses));
    }

    void print(PrintStream out) {
        out.printf(
                Locale.ROOT,
                "Version %d, from cases closed between %.10s and %.10s. All figures by cross-validation in five parts.%n",
                version,
                learnt.path("closedFrom").asString(),
                learnt.path("closedUntil").asString());
        learnt.path("questions").properties().forEach(one -> print(one.getKey(), one.getValue(), out));
        out.println();
        if (uses.isEmpty()) {
            out.println("Nobody was given a suggestion yet.");
        }
        uses.forEach(one -> out.printf(
                Locale.ROOT,
                "%s: suggested %,d times, right %,d times, taken with one click %,d times%n",
                one.question(),
                one.suggested(),
                one.right(),
                one.taken()));
        versions.forEach(out::println);
    }

    private static void print(String question, JsonNode figures, PrintStream out) {
        double from = figures.path("sureFrom").asDouble();
        out.printf(
                Locale.ROOT,
                "%n%s: %,d cases, accuracy %.3f, macro-F1 %.3f; %s%n",
                question,
                figures.path("cases").asInt(),
                figures.path("accuracy").asDouble(),
                figures.path("macroF1").asDouble(),
                from > 1
                        ? "always asks a person"
                        : String.format(Locale.ROOT, "asks a person below a probability of %.2f", from));
        figures.path("sure")
                .forEach(one -> out.printf(
                        Locale.ROOT,
                        "  from a probability of %.1f on: %3.0f%% of all, %5.1f%% right%n",
                        one.path("probability").asDouble(),
                        100 * one.path("share").asDouble(),
                        100 * one.path("accuracy").asDouble()));
        figures.path("labels")
                .valueStream()
                .limit(LABELS)
                .forEach(one -> out.printf(
                        Locale.ROOT,
                        "  %-24s %,6d cases, given %,6d times, right %,6d times%n",
                        one.path("name").asString(),
                        one.path("truths").asInt(),
                        one.path("given").asInt(),
                        one.path("right").asInt()));
        figures.path("confusions")
                .forEach(one -> out.printf(
                        Locale.ROOT,
                        "  %s taken for %s %,d times%n",
                        one.path("truth").asString(),
                        one.path("given").asString(),
                        one.path("count").asInt()));
        if (!figures.path("left").isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "  too rare to learn: %s%n",
                    String.join(", ", figures.path("left").propertyNames()));
        }
    }
}
