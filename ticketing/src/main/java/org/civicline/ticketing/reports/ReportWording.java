package org.civicline.ticketing.reports;

import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.civicline.ticketing.figures.Figure;
import org.civicline.ticketing.figures.FigureTables.Table;
import org.civicline.ticketing.figures.Period;
import org.civicline.ticketing.figures.Reading;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** How figures are written in a report, in its own language, whoever's thread it is made on. */
@Component
class ReportWording {

    private final Wording wording;

    ReportWording(Wording wording) {
        this.wording = wording;
    }

    <T> T in(Locale language, Supplier<T> work) {
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(language);
        try {
            return work.get();
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    String text(String key, Object... arguments) {
        return wording.text("report.mail." + key, arguments);
    }

    String period(Period period) {
        return period.days() == 1
                ? period.first().toString()
                : text("period", period.first().toString(), period.last().toString());
    }

    /** What the rows are. */
    String rows(Table table) {
        return text("rows." + table.breakdown());
    }

    /** The value alone; of nothing a dash, never nought. */
    String value(Figure figure, Reading reading) {
        Double share = reading.share();
        return switch (figure.unit()) {
            case CASES -> number(reading.count(), 0);
            case PERCENT -> share == null ? "—" : number(share * 100, 1) + "%";
            case HOURS -> share == null ? "—" : text("hours", number(share, 1));
        };
    }

    /** Of how many cases; null where the value says so itself, or there are none. */
    @Nullable
    String of(Figure figure, Reading reading, int least) {
        if (figure.unit() == Figure.Unit.CASES || reading.whole() == 0) {
            return null;
        }
        return text("of", number(reading.whole(), 0)) + (isFew(figure, reading, least) ? " *" : "");
    }

    /** Whether any rate is of so few cases that it says little. */
    static boolean anyFew(Table table) {
        return Stream.concat(Stream.of(table.whole()), table.rows().stream())
                .anyMatch(row -> IntStream.range(0, table.columns().size())
                        .anyMatch(i -> isFew(
                                table.columns().get(i).figure(), row.readings().get(i), table.leastSample())));
    }

    private static boolean isFew(Figure figure, Reading reading, int least) {
        return figure.unit() != Figure.Unit.CASES && reading.whole() > 0 && reading.whole() < least;
    }

    private static String number(double value, int decimals) {
        NumberFormat format = NumberFormat.getInstance(Locale.ROOT);
        format.setGroupingUsed(true);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value);
    }
}
