package org.civicline.ticketing.figures;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.Citizens.Need;
import org.civicline.ticketing.figures.Counting.By;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Whether citizens are served alike, by whichever channel they came and whatever they need: the three rates and how long they
 * waited, each group against those who telephone, or those of whom no need is noted. What people need is read from the citizen
 * as it is noted now and kept nowhere else; a citizen of several needs counts in each.
 */
@Component
class Equity {

    private static final List<Figure> SHOWN =
            List.of(Figure.CONTACTED, Figure.SOLVED, Figure.SATISFIED, Figure.COMPOSITE, Figure.HOURS_WAITED);

    private static final Figure ASKED = Figure.SOLVED_RAW;

    /** Of whom no need is noted. */
    private static final String NONE = "NONE";

    /** @param against the code of the group that the others are set against; it comes first */
    record Comparison(String against, List<Group> groups) {}

    /**
     * @param code of a channel or need
     * @param asked follow-ups that ended, whatever came of them
     */
    record Group(String code, long asked, List<Cell> cells) {}

    /**
     * @param whole of how many
     * @param value null where those are fewer than say anything
     * @param raw with nothing left out; null where nothing is
     * @param standing to the group set against; null for itself, and where one of the two has too few
     */
    record Cell(
            String figure,
            long whole,
            @Nullable Double value,
            @Nullable Double raw,
            @Nullable Interval interval,
            @Nullable Standing standing) {}

    /** @param leastSample fewer cases say nothing, and of fewer citizens with a need nothing is told */
    record Table(int leastSample, Comparison channels, Comparison needs) {}

    private final Counting counting;
    private final Compared compared;
    private final FigureSettings settings;

    Equity(Counting counting, Compared compared, FigureSettings settings) {
        this.counting = counting;
        this.compared = compared;
        this.settings = settings;
    }

    Table of(Scope scope) {
        return new Table(
                settings.leastSample(), compare(byChannel(scope), Channel.PHONE.name()), compare(byNeed(scope), NONE));
    }

    private Map<String, Map<Figure, Reading>> byChannel(Scope scope) {
        Map<List<String>, Map<Figure, Reading>> counted = counting.by(List.of(By.CHANNEL), wanted(), scope);
        var groups = new LinkedHashMap<String, Map<Figure, Reading>>();
        for (Channel one : Channel.values()) {
            Map<Figure, Reading> readings = counted.get(List.of(one.name()));
            if (readings != null) {
                groups.put(one.name(), readings);
            }
        }
        return groups;
    }

    private Map<String, Map<Figure, Reading>> byNeed(Scope scope) {
        var none = new ArrayList<Map<Figure, Reading>>();
        var needs = new EnumMap<Need, List<Map<Figure, Reading>>>(Need.class);
        counting.by(List.of(By.NEEDS), wanted(), scope).forEach((keys, readings) -> {
            Set<Need> noted = By.needs(keys.getFirst());
            noted.forEach(
                    one -> needs.computeIfAbsent(one, _ -> new ArrayList<>()).add(readings));
            if (noted.isEmpty()) {
                none.add(readings);
            }
        });
        var groups = new LinkedHashMap<String, Map<Figure, Reading>>();
        groups.put(NONE, counting.together(wanted(), none));
        needs.forEach((need, parts) -> groups.put(need.name(), counting.together(wanted(), parts)));
        return groups;
    }

    private static Set<Figure> wanted() {
        Set<Figure> wanted = Compared.needed(SHOWN);
        wanted.add(ASKED);
        SHOWN.stream().flatMap(one -> Stream.ofNullable(one.raw())).forEach(wanted::add);
        return Compared.needed(wanted);
    }

    private Comparison compare(Map<String, Map<Figure, Reading>> groups, String against) {
        Map<Figure, Reading> measure = groups.getOrDefault(against, Map.of());
        return new Comparison(
                against,
                groups.entrySet().stream()
                        .map(one -> new Group(
                                one.getKey(),
                                of(ASKED, one.getValue()).whole(),
                                SHOWN.stream()
                                        .map(figure -> cell(figure, one.getValue(), measure))
                                        .toList()))
                        .toList());
    }

    private Cell cell(Figure figure, Map<Figure, Reading> readings, Map<Figure, Reading> measure) {
        Reading value = of(figure, readings);
        if (value.whole() < settings.leastSample()) {
            return new Cell(figure.code(), value.whole(), null, null, null, null);
        }
        Figure raw = figure.raw();
        Interval interval = compared.interval(figure, readings);
        boolean itself = readings == measure;
        boolean known = of(figure, measure).whole() >= settings.leastSample();
        return new Cell(
                figure.code(),
                value.whole(),
                value.share(),
                raw == null ? null : of(raw, readings).share(),
                interval,
                itself || !known ? null : Standing.of(interval, compared.interval(figure, measure), figure.better()));
    }

    private static Reading of(Figure figure, Map<Figure, Reading> readings) {
        return readings.getOrDefault(figure, Reading.NOTHING);
    }
}
