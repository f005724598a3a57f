package org.civicline.ticketing.figures;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** What it takes to compare a figure: its interval, and those it is made of. */
@Component
class Compared {

    private final Counting counting;

    Compared(Counting counting) {
        this.counting = counting;
    }

    /** With the figures that the intervals of composites are made of. */
    static Set<Figure> needed(Collection<Figure> figures) {
        var all = new LinkedHashSet<>(figures);
        figures.forEach(one -> all.addAll(one.parts()));
        return all;
    }

    /** Of a composite: the intervals of its rates added by weight, as if they always erred together. */
    Interval interval(Figure figure, Map<Figure, Reading> readings) {
        if (figure.parts().isEmpty()) {
            Reading reading = readings.getOrDefault(figure, Reading.NOTHING);
            return figure.spreads() ? Interval.ofMean(reading) : Interval.of(reading);
        }
        List<Double> weights = counting.weights();
        return IntStream.range(0, weights.size())
                .mapToObj(i -> Interval.of(readings.getOrDefault(figure.parts().get(i), Reading.NOTHING))
                        .times(weights.get(i)))
                .reduce(new Interval(0, 0), Interval::plus);
    }
}
