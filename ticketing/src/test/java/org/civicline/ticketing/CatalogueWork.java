package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.civicline.foundation.Department;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.DispatchCatalogue.Suggestion;
import org.civicline.ticketing.DispatchCatalogue.Terms;
import org.civicline.ticketing.Places.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What tests of the dispatch catalogue begin with: places, departments, and categories of its own for each test. */
abstract class CatalogueWork extends SetupWork {

    static final LocalDate LONG_AGO = LocalDate.of(2020, 1, 1);

    static final String CATALOGUE = "/dispatch-catalogue";

    @Autowired
    DispatchCatalogue catalogue;

    @Autowired
    Places places;

    String top = "";

    String lamps = "";

    /** Categories of its own for each test: what is written stays. */
    @BeforeEach
    void aCityWithPlaces() {
        signedIn.out();
        top = "city-" + System.nanoTime();
        lamps = top + ".lamps";
        categories.putAll(List.of(
                new Category(top, "市容" + top, "City", null, Urgency.NORMAL),
                new Category(lamps, "路灯" + top, "Lamps", top, Urgency.NORMAL)));
        departments.putAll(List.of(
                new Department("urban", "城管局", "Urban Bureau", Department.Level.CITY, null),
                new Department("east-urban", "甲东区城管局", "East Urban", Department.Level.DISTRICT, null)));
        places.putAll(List.of(
                new Place("p-east", "甲东区", "East", Places.Kind.DISTRICT, null),
                new Place("p-river", "乙河街道", "River", Places.Kind.STREET, "p-east"),
                new Place("p-west", "丙西区", "West", Places.Kind.DISTRICT, null)));
    }

    Terms terms(String category, @Nullable String place, String department) {
        return new Terms(category, place, department, null, null, LONG_AGO, null);
    }

    void written(Terms... entries) {
        signedIn.out();
        catalogue.addAll(List.of(entries), "测试");
    }

    @Nullable
    String whose(String category, @Nullable String address) {
        return catalogue
                .suggest(category, address)
                .map(Suggestion::departmentCode)
                .orElse(null);
    }

    List<Integer> numbers(String query) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        get(agent, CATALOGUE + query)
                .body()
                .get("items")
                .forEach(one -> numbers.add(one.get("number").asInt()));
        return numbers;
    }

    int add(String entry) throws Exception {
        Answer added = post(supervisor, CATALOGUE, writing(null, entry));
        assertThat(added.status()).as(added.body().toString()).isEqualTo(201);
        return added.body().get("numbers").get(0).asInt();
    }

    static String entry(
            String category, @Nullable String place, String department, String from, @Nullable String until) {
        return "{\"category\":\"%s\",\"place\":%s,\"department\":\"%s\",\"validFrom\":\"%s\",\"validUntil\":%s}"
                .formatted(category, quoted(place), department, from, quoted(until));
    }

    static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    static String writing(@Nullable Integer version, String entry) {
        return "{\"version\":" + version + ",\"note\":\"按文件调整\",\"entry\":" + entry + "}";
    }
}
