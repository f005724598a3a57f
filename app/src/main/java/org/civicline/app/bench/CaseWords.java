package org.civicline.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What cases are about: the sample city's past cases, each told in other words by a piece of text out of its articles, so
 * that as many different words are met as in a real city.
 */
final class CaseWords {

    /** Stands nowhere else in the sample city. */
    static final String RARE = "芙蕖水榭";

    /** Stands in a good part of all cases. */
    static final String COMMON = "小区";

    /** What a few of a hundred cases are about. */
    static final String MIDDLING = "停水";

    private static final int PIECE = 60;
    private static final int STEP = 20;

    private final List<Subject> subjects;
    private final List<String> pieces;

    private CaseWords(List<Subject> subjects, List<String> pieces) {
        this.subjects = subjects;
        this.pieces = pieces;
    }

    /** A case somebody has had. */
    record Subject(
            String category,
            TicketType type,
            Urgency urgency,
            String title,
            String text,
            @Nullable String address) {}

    /** Of the cases in the database now. */
    static CaseWords read(Connection connection) throws SQLException, IOException {
        List<Subject> subjects = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT t.category_code, t.type, t.urgency, x.title, x.text, x.address
                        FROM ticketing.ticket t JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                        ORDER BY t.number
                        """)) {
            while (row.next()) {
                subjects.add(new Subject(
                        row.getString(1),
                        TicketType.valueOf(row.getString(2)),
                        Urgency.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6)));
            }
        }
        return new CaseWords(subjects, readPieces());
    }

    private static List<String> readPieces() throws IOException {
        List<String> pieces = new ArrayList<>();
        String path = "/sample-city/articles.json";
        try (InputStream file = Objects.requireNonNull(CaseWords.class.getResourceAsStream(path), path)) {
            for (JsonNode article : JsonMapper.builder().build().readTree(file)) {
                String body = article.get("body").asString().replaceAll("[#\\s]+", "");
                for (int i = 0; i + PIECE <= body.length(); i += STEP) {
                    pieces.add(body.substring(i, i + PIECE));
                }
            }
        }
        return pieces;
    }

    List<String> pieces() {
        return pieces;
    }

    Subject subject(SplittableRandom random) {
        return subjects.get(random.nextInt(subjects.size()));
    }

    String text(Subject subject, SplittableRandom random) {
        return subject.text() + "另外，" + pieces.get(random.nextInt(pieces.size()));
    }
}
