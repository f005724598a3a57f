package org.civicline.app.bench;

import org.civicline.app.bench.CaseTables.Column;

/** What stands in a column of the {@code n}th copy of a row {@code s}, as SQL. */
final class CopiedValue {

    /** A prime, so that neighbouring copies differ. */
    private static final int ONE_IN_RARE = 10_007;

    private final int sideBySide;
    private final int days;
    private final int casesOfACitizen;

    private CopiedValue(int sideBySide, int days, int casesOfACitizen) {
        this.sideBySide = sideBySide;
        this.days = days;
        this.casesOfACitizen = casesOfACitizen;
    }

    /**
     * @param sideBySide copies in the same days
     * @param days that the next ones lie before
     */
    static String of(CaseTables tables, String table, Column column, int sideBySide, int days, int casesOfACitizen) {
        return new CopiedValue(sideBySide, days, casesOfACitizen).sql(tables, table, column);
    }

    private String sql(CaseTables tables, String table, Column column) {
        String value = "s." + column.name();
        String citizen = "n / " + casesOfACitizen;
        return switch (table + "." + column.name()) {
            case "ticket.number" -> number();
            case "ticket.status" -> status();
            case "ticket.phone" -> "bench.phone(%s, %s)".formatted(value, citizen);
            case "contact_point.value" -> phone(value, "s.kind", citizen);
            case "interaction.point_value" -> phone(value, "s.point_kind", citizen);
            case "interaction.reference", "idempotency_key.key" -> value + " || ':' || n";
            case "ticket.inbox_place" ->
                "%s + CASE WHEN s.inbox_rank = 4 THEN 1 ELSE -1 END * (n / %d) * CAST(%d AS bigint)"
                        .formatted(value, sideBySide, days * 86_400_000L);
            case "ticket_content.text" -> text(value);
            case "ticket_content.address" -> house(value);
            default -> general(tables, table, column, value, citizen);
        };
    }

    private String general(CaseTables tables, String table, Column column, String value, String citizen) {
        if (column.type().startsWith("timestamp")) {
            return "%s - (n / %d) * INTERVAL '%d days'".formatted(value, sideBySide, days);
        }
        boolean key = column.type().equals("uuid") && column.name().equals("id");
        String of = key ? table : column.refersTo();
        if (of.equals(CaseTables.CITIZEN)) {
            return "bench.moved(%s, %s)".formatted(value, citizen);
        }
        return tables.has(of) ? "bench.moved(%s, n)".formatted(value) : value;
    }

    /** As the application itself archives what was closed 30 days ago. */
    private String status() {
        return """
                CASE WHEN s.status = 'CLOSED' AND s.closed_at - (n / %d) * INTERVAL '%d days' < now() - INTERVAL '30 days'
                    THEN 'ARCHIVED' ELSE s.status END
                """.formatted(sideBySide, days);
    }

    private String number() {
        return """
                to_char(to_date(left(s.number, 8), 'YYYYMMDD') - (n / %1$d) * %2$d, 'YYYYMMDD') || '-'
                    || lpad(CAST((n %% %1$d + 1) * 100 + CAST(substr(s.number, 10) AS integer) AS text), 6, '0')
                """.formatted(sideBySide, days);
    }

    private static String phone(String value, String kind, String citizen) {
        return "CASE WHEN %s = 'PHONE' THEN bench.phone(%s, %s) ELSE %2$s || '.' || %3$s END"
                .formatted(kind, value, citizen);
    }

    /** Other house numbers, another piece of text, and here and there the rare word. */
    private String text(String value) {
        return """
                left(%s || '另外，'
                    || (SELECT p.text FROM bench.piece p
                        WHERE p.id = (hashint8(n * CAST(1000003 AS bigint) + s.bench_row) & 2147483647)
                            %% (SELECT count(*) FROM bench.piece))
                    || CASE WHEN (n * CAST(131 AS bigint) + s.bench_row) %% %d = 5 THEN '就在%s旁边。' ELSE '' END, 4000)
                """.formatted(house(value), ONE_IN_RARE, CaseWords.RARE);
    }

    private static String house(String value) {
        return "regexp_replace(%s, '[0-9]+', CAST(1 + (n * 7 + s.bench_row) %% 400 AS text))".formatted(value);
    }
}
