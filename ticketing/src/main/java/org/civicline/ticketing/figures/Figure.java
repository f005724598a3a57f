package org.civicline.ticketing.figures;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue: every figure there is. Its name, definition and rule are the texts {@code figure.<code>.*}, in both
 * languages; its SQL is here and nowhere else.
 */
public enum Figure {
    OPENED(Fact.OPENED, Unit.CASES, Better.NEITHER, "TRUE", "TRUE"),
    ANSWERED_DIRECTLY(Fact.OPENED, Unit.PERCENT, Better.NEITHER, "t.closing = 'ANSWERED_DIRECTLY'", "TRUE"),
    CLOSED(Fact.CLOSED, Unit.CASES, Better.NEITHER, "TRUE", "TRUE"),
    OPEN(Fact.WAITING, Unit.CASES, Better.LESS, "TRUE", "TRUE"),
    OVERDUE(Fact.WAITING, Unit.CASES, Better.LESS, "t.due_at < :now", "t.due_at < :now"),

    CONTACTED(Fact.ASKED, Unit.PERCENT, Better.MORE, "f.contacted", Sql.ASKED_CONTACT + " AND " + Sql.EFFECTIVE),
    CONTACTED_RAW(Fact.ASKED, Unit.PERCENT, Better.MORE, "f.contacted", Sql.ASKED_CONTACT),
    SOLVED(Fact.ASKED, Unit.PERCENT, Better.MORE, "f.solved", Sql.EFFECTIVE),
    SOLVED_RAW(Fact.ASKED, Unit.PERCENT, Better.MORE, "f.solved", "TRUE"),
    SATISFIED(Fact.ASKED, Unit.PERCENT, Better.MORE, Sql.GRADED, Sql.EFFECTIVE, Weight.GRADE),
    SATISFIED_RAW(Fact.ASKED, Unit.PERCENT, Better.MORE, Sql.GRADED, "TRUE", Weight.GRADE),
    COMPOSITE(Sql.EFFECTIVE, List.of(CONTACTED, SOLVED, SATISFIED)),
    COMPOSITE_RAW("TRUE", List.of(CONTACTED_RAW, SOLVED_RAW, SATISFIED_RAW)),
    SILENT(Fact.ASKED, Unit.CASES, Better.NEITHER, "TRUE", "NOT f.sample AND NOT f.excluded"),
    EXCLUDED(Fact.ASKED, Unit.CASES, Better.NEITHER, "TRUE", "f.excluded"),
    HOURS_WAITED(Fact.ASKED, Unit.HOURS, Better.LESS, "TRUE", "TRUE", Weight.WAITED),

    SIGNED_IN_TIME(Fact.DUTY, Unit.PERCENT, Better.MORE, "c.outcome = 'MET'", "c.duty = 'SIGN'"),
    ANSWERED_IN_TIME(Fact.DUTY, Unit.PERCENT, Better.MORE, "c.outcome = 'MET'", "c.duty = 'REPLY'"),
    HOURS_TO_SIGN(Fact.DUTY, Unit.HOURS, Better.LESS, "TRUE", "c.duty = 'SIGN'", Weight.HOURS),
    HOURS_TO_ANSWER(Fact.DUTY, Unit.HOURS, Better.LESS, "TRUE", "c.duty = 'REPLY'", Weight.HOURS),
    RETURNED(Fact.DISPATCHED, Unit.PERCENT, Better.LESS, "d.returned_at IS NOT NULL", "TRUE");

    /** What its value is. */
    public enum Unit {
        /** The sum of the part. */
        CASES,
        /** Part of the whole. */
        PERCENT,
        /** Sum of the part by the whole: hours a case, natural time. */
        HOURS
    }

    /** Which way is better for a department. */
    public enum Better {
        MORE,
        LESS,
        NEITHER
    }

    /** What several figures share. */
    private static final class Sql {

        static final String EFFECTIVE = "f.sample AND NOT f.excluded";
        static final String ASKED_CONTACT = "(f.contacted IS NOT NULL OR f.outcome = 'NOT_CONTACTED')";
        static final String GRADED = "f.grade >= 1";
    }

    /**
     * What a row of the part counts.
     *
     * @param of it, in whole numbers where it can be: adding those up is cheap, and exact
     * @param by what the sum is divided
     */
    private record Weight(String of, int by) {

        static final Weight ONE = new Weight("1", 1);

        /** Of a satisfied citizen: by the rate rules, of 5, 4, 3, 2, 1 in percent. */
        static final Weight GRADE = new Weight("(CAST(:grades AS integer[]))[6 - f.grade]", 100);

        static final Weight HOURS =
                new Weight("date_part('epoch', c.stopped_at - c.started_at) - c.paused_seconds", 3600);

        /** From when the case was opened until its citizen was told the answer. */
        static final Weight WAITED = new Weight("date_part('epoch', f.asked_at - f.opened_at)", 3600);

        String sum(String filter) {
            return equals(ONE)
                    ? "count(*) FILTER (" + filter + ")"
                    : "COALESCE(sum(" + of + ") FILTER (" + filter + "), 0) / " + by + ".0";
        }

        String squares(String filter) {
            return "COALESCE(sum((" + of + ") * (" + of + ")) FILTER (" + filter + "), 0) / " + by + ".0 / " + by
                    + ".0";
        }
    }

    private final Fact fact;
    private final Unit unit;
    private final Better better;
    private final String part;
    private final String whole;
    private final Weight weight;
    private final List<Figure> parts;

    Figure(Fact fact, Unit unit, Better better, String part, String whole) {
        this(fact, unit, better, part, whole, Weight.ONE);
    }

    Figure(Fact fact, Unit unit, Better better, String part, String whole, Weight weight) {
        this(fact, unit, better, part, whole, weight, List.of());
    }

    /** Made of the three rates by the weights of the rate rules, and of no SQL of its own. */
    Figure(String whole, List<Figure> parts) {
        this(Fact.ASKED, Unit.PERCENT, Better.MORE, "f.solved", whole, Weight.ONE, parts);
    }

    Figure(Fact fact, Unit unit, Better better, String part, String whole, Weight weight, List<Figure> parts) {
        this.fact = fact;
        this.unit = unit;
        this.better = better;
        this.part = part;
        this.whole = whole;
        this.weight = weight;
        this.parts = parts;
    }

    /** As it stands in addresses and bundles. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Figure> ofCode(String code) {
        for (Figure one : values()) {
            if (one.code().equals(code)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    public Unit unit() {
        return unit;
    }

    public Better better() {
        return better;
    }

    /** The three rates, of a composite; else empty. */
    List<Figure> parts() {
        return parts;
    }

    Fact fact() {
        return fact;
    }

    /** Whether it is of a period; else it is so now. */
    public boolean past() {
        return fact.past();
    }

    /** Which rows are counted at all. */
    String whole() {
        return whole;
    }

    /** Which of them count for it. */
    String part() {
        return part;
    }

    /** The same without anything left out, shown beside it; null where nothing is. */
    public @Nullable Figure raw() {
        return switch (this) {
            case CONTACTED -> CONTACTED_RAW;
            case SOLVED -> SOLVED_RAW;
            case SATISFIED -> SATISFIED_RAW;
            case COMPOSITE -> COMPOSITE_RAW;
            default -> null;
        };
    }

    /** Whether departments may be set side by side by it: a rate that is better one way, with nothing left in that is left out. */
    public boolean ranked() {
        return unit == Unit.PERCENT && better != Better.NEITHER && !code().endsWith("-raw");
    }

    /** The columns {@code p} and {@code w} with this number; {@code q}, the sum of squares, where {@link #spreads}. */
    String measures(int number) {
        String counted = "WHERE " + whole + (part.equals("TRUE") ? "" : " AND " + part);
        return weight.sum(counted) + " AS p" + number + ", count(*) FILTER (WHERE " + whole + ") AS w" + number
                + (spreads() ? ", " + weight.squares(counted) + " AS q" + number : "");
    }

    /** Whether its values can lie anywhere, so that how far they lie apart must be counted too. */
    boolean spreads() {
        return unit == Unit.HOURS;
    }

    /** How it is counted, to be read: one statement, or those of its parts. */
    public String sql() {
        return parts.isEmpty()
                ? "SELECT " + measures(0) + "\nFROM " + fact.from(false) + "\nWHERE " + fact.where()
                : String.join(";\n\n", parts.stream().map(Figure::sql).toList());
    }
}
