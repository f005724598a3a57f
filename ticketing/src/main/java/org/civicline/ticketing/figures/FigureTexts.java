package org.civicline.ticketing.figures;

import org.civicline.ticketing.figures.Figure.Better;
import org.civicline.ticketing.figures.Figure.Unit;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a figure means, in the language of whoever reads. */
@Component
class FigureTexts {

    /**
     * An entry of the catalogue.
     *
     * @param definition what is counted of what, and what is left out
     * @param rule where it comes from
     * @param raw the figure that stands beside it with nothing left out
     * @param sql how it is counted
     */
    record Meaning(
            String code,
            String name,
            String definition,
            String rule,
            Unit unit,
            Better better,
            @Nullable String raw,
            String sql) {}

    private final Wording wording;

    FigureTexts(Wording wording) {
        this.wording = wording;
    }

    Meaning of(Figure figure) {
        Figure raw = figure.raw();
        return new Meaning(
                figure.code(),
                name(figure),
                definition(figure),
                text(figure, "rule"),
                figure.unit(),
                figure.better(),
                raw == null ? null : raw.code(),
                figure.sql());
    }

    String name(Figure figure) {
        return text(figure, "name");
    }

    String definition(Figure figure) {
        return text(figure, "definition");
    }

    private String text(Figure figure, String what) {
        return wording.text("figure." + figure.code() + "." + what);
    }
}
