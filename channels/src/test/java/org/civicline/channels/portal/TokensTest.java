package org.civicline.channels.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The promise of {@code tokens.css}: what is written can be read, in every theme (WCAG 2.2, 1.4.3 and 1.4.11). */
class TokensTest {

    private static final Pattern BLOCK = Pattern.compile("(:root[^{]*)\\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("--([a-z-]+):\\s*#([0-9a-f]{6})");
    private static final List<String> GROUNDS = List.of("ground", "surface", "surface-sunken", "surface-raised");
    private static final List<String> TEXTS =
            List.of("ink", "ink-soft", "ink-faint", "link", "accent", "good", "warn", "bad", "calm");
    private static final List<String> LINES = List.of("line-strong", "focus");

    @Test
    void everyTextCanBeReadOnEveryGroundOfEveryTheme() throws IOException {
        List<String> tooFaint = new ArrayList<>();
        for (Theme theme : themes()) {
            for (String ground : GROUNDS) {
                TEXTS.forEach(text -> theme.check(text, ground, 4.5, tooFaint));
                LINES.forEach(line -> theme.check(line, ground, 3, tooFaint));
            }
            for (String status : List.of("good", "warn", "bad", "calm", "accent")) {
                theme.check(status, status + "-soft", 4.5, tooFaint);
                theme.check("ink", status + "-soft", 4.5, tooFaint);
            }
            theme.check("link", "accent-soft", 4.5, tooFaint);
            theme.check("ink", "highlight", 4.5, tooFaint);
            theme.check("on-accent", "accent", 4.5, tooFaint);
            theme.check("on-accent", "accent-hover", 4.5, tooFaint);
        }
        assertThat(tooFaint).isEmpty();
    }

    @Test
    void aThemeChosenByThePageIsTheOneTheSystemWouldChoose() throws IOException {
        Map<String, List<Map<String, String>>> byScheme = new HashMap<>();
        for (Theme theme : themes()) {
            byScheme.computeIfAbsent(theme.colour("ground"), ground -> new ArrayList<>())
                    .add(theme.colours());
        }
        assertThat(byScheme.get("10161d"))
                .hasSize(2)
                .satisfies(dark -> assertThat(dark.get(0)).isEqualTo(dark.get(1)));
        assertThat(byScheme.get("ffffff"))
                .hasSize(2)
                .satisfies(high -> assertThat(high.get(0)).isEqualTo(high.get(1)));
    }

    private record Theme(String selector, Map<String, String> colours) {

        String colour(String token) {
            return Objects.requireNonNull(colours.get(token), () -> selector + " has no " + token);
        }

        void check(String text, String ground, double least, List<String> tooFaint) {
            double ratio = contrast(colour(text), colour(ground));
            if (ratio < least) {
                tooFaint.add("%s: %s on %s is %.2f, needs %.1f".formatted(selector, text, ground, ratio, least));
            }
        }
    }

    private static List<Theme> themes() throws IOException {
        List<Theme> themes = new ArrayList<>();
        Matcher blocks = BLOCK.matcher(tokens());
        while (blocks.find()) {
            Map<String, String> colours = new HashMap<>();
            Matcher found = COLOUR.matcher(blocks.group(2));
            while (found.find()) {
                colours.put(found.group(1), found.group(2));
            }
            if (!colours.isEmpty()) {
                themes.add(new Theme(blocks.group(1).strip(), colours));
            }
        }
        assertThat(themes).hasSize(5);
        return themes;
    }

    private static String tokens() throws IOException {
        try (InputStream file = TokensTest.class.getResourceAsStream("/static/assets/tokens.css")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** WCAG's definition of contrast ratio. */
    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        double[] rgb = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(hex.substring(i * 2, i * 2 + 2), 16) / 255.0;
            rgb[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
    }
}
