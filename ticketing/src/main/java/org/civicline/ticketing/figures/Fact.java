package org.civicline.ticketing.figures;

import java.util.Collection;

/** What is counted: rows of one kind, each of one case and at one moment. */
enum Fact {
    OPENED(
            new Columns(
                    "ticketing.ticket t",
                    "t.id",
                    "t.id",
                    "t.created_at",
                    "t.lead_department",
                    "t.place_code",
                    "t.channel"),
            "",
            "TRUE",
            true),
    CLOSED(
            new Columns(
                    "ticketing.ticket t",
                    "t.id",
                    "t.id",
                    "t.closed_at",
                    "t.lead_department",
                    "t.place_code",
                    "t.channel"),
            "",
            "t.closed_at IS NOT NULL",
            true),
    /** Cases we have to act on, as they stand now, by when they are due. */
    WAITING(
            new Columns(
                    "ticketing.ticket t", "t.id", "t.id", "t.due_at", "t.lead_department", "t.place_code", "t.channel"),
            "",
            "t.due_at IS NOT NULL",
            false),
    /** Follow-ups that ended. */
    ASKED(
            new Columns(
                    "ticketing.follow_up f",
                    "f.id",
                    "f.ticket_id",
                    "f.ended_at",
                    "f.department_code",
                    "f.place_code",
                    "f.channel"),
            " JOIN ticketing.ticket t ON t.id = f.ticket_id",
            "f.ended_at IS NOT NULL",
            true),
    /** A department's duty that was done, in time or not. */
    DUTY(
            new Columns(
                    "ticketing.clock c",
                    "c.id",
                    "c.ticket_id",
                    "c.stopped_at",
                    "c.department_code",
                    "t.place_code",
                    "t.channel"),
            " JOIN ticketing.ticket t ON t.id = c.ticket_id",
            "c.outcome IN ('MET', 'LATE') AND c.department_code IS NOT NULL",
            true),
    DISPATCHED(
            new Columns(
                    "ticketing.dispatch d",
                    "d.id",
                    "d.ticket_id",
                    "d.dispatched_at",
                    "d.department_code",
                    "t.place_code",
                    "t.channel"),
            " JOIN ticketing.ticket t ON t.id = d.ticket_id",
            "d.duty = 'LEAD'",
            true);

    /**
     * Where its rows are.
     *
     * @param department whose it is
     * @param place the street or district of the case, of the row itself where it is kept there
     * @param channel by which the case came, in the same way
     */
    private record Columns(
            String table, String id, String ticket, String at, String department, String place, String channel) {}

    /** Whoever has said what they need, as {@code z}: few, so that only those are joined. */
    private static final String TO_NEEDS = " LEFT JOIN ticketing.citizen z ON z.id = t.citizen_id AND z.needs <> '{}'";

    private final Columns columns;
    private final String toCase;
    private final String which;
    private final boolean past;

    /**
     * @param toCase what joins the case as {@code t}, where the table is another
     * @param which of the table's rows, so that an index of those alone can serve
     * @param past whether it happened in a period; else it is so now
     */
    Fact(Columns columns, String toCase, String which, boolean past) {
        this.columns = columns;
        this.toCase = toCase;
        this.which = which;
        this.past = past;
    }

    /** @param ofCase whether columns of the case are asked for */
    String from(boolean ofCase) {
        return columns.table() + (ofCase ? toCase : "");
    }

    /** With all that these columns are of. */
    String from(Collection<String> asked, boolean ofCase) {
        boolean ofNeeds = asked.stream().anyMatch(one -> one.contains("z.needs"));
        return from(ofCase || ofNeeds || asked.stream().anyMatch(Fact::isOfCase)) + (ofNeeds ? TO_NEEDS : "");
    }

    String id() {
        return columns.id();
    }

    String ticket() {
        return columns.ticket();
    }

    String at() {
        return columns.at();
    }

    String department() {
        return columns.department();
    }

    /** The street or district of the case. */
    String place() {
        return columns.place();
    }

    /** By which the case came. */
    String channel() {
        return columns.channel();
    }

    /** Whether a column is one of the case, for which it must be joined. */
    static boolean isOfCase(String column) {
        return column.startsWith("t.");
    }

    boolean past() {
        return past;
    }

    /** Of which rows, in the period {@code :from} to {@code :until} where there is one. */
    String where() {
        return past ? which + " AND " + at() + " >= :from AND " + at() + " < :until" : which;
    }
}
