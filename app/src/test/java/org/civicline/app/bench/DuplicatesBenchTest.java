package org.civicline.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civicline.CivicLineApplication;
import org.civicline.app.bench.SyntheticEvents.Scene;
import org.civicline.app.bench.SyntheticEvents.Told;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.Urgency;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** What the search for duplicates is worth on the synthetic set; a database of its own, which it fills. */
@SpringBootTest(classes = CivicLineApplication.class, properties = "civicline.test.of=duplicates")
class DuplicatesBenchTest {

    private static final int SCENES = 150;

    @Autowired
    BeanFactory beans;

    @Autowired
    Categories categories;

    @Test
    void theSetIsTheSameForTheSameSeedAndSaysThatItIsSynthetic() throws IOException {
        assertThat(new SyntheticEvents(1).scenes(SCENES)).isEqualTo(new SyntheticEvents(1).scenes(SCENES));
        assertThat(new SyntheticEvents(1).scenes(SCENES)).isNotEqualTo(new SyntheticEvents(2).scenes(SCENES));
        try (var file = SyntheticEvents.class.getResourceAsStream("/bench/synthetic-events.json")) {
            assertThat(file).isNotNull();
            assertThat(new String(file.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                    .startsWith("{\n  \"note\": \"SYNTHETIC");
        }
    }

    @Test
    void mostOfWhatIsShownIsOfTheEventAndMostOfTheEventIsShown() throws IOException {
        categories.putAll(new SyntheticEvents(1)
                .scenes(Integer.MAX_VALUE).stream()
                        .flatMap(DuplicatesBenchTest::told)
                        .map(Told::category)
                        .flatMap(code -> Stream.of(code.substring(0, code.indexOf('.')), code))
                        .distinct()
                        .sorted()
                        .map(code -> new Category(code, code, null, above(code), Urgency.NORMAL))
                        .toList());
        Map<String, Double> figures = Arrays.stream(
                        DuplicatesBench.measure(beans, new SyntheticEvents(1).scenes(SCENES))
                                .toString()
                                .split(" "))
                .map(one -> one.split("="))
                .collect(Collectors.toMap(one -> one[0], one -> Double.valueOf(one[1])));
        assertThat(figures.get("precision")).as(figures.toString()).isGreaterThan(0.85);
        assertThat(figures.get("recall")).as(figures.toString()).isGreaterThan(0.75);
        assertThat(figures.get("silent")).as(figures.toString()).isGreaterThan(0.8);
    }

    private static Stream<Told> told(Scene scene) {
        return Stream.concat(Stream.of(scene.now()), scene.before().stream());
    }

    private static @org.jspecify.annotations.Nullable String above(String code) {
        int dot = code.indexOf('.');
        return dot < 0 ? null : code.substring(0, dot);
    }
}
