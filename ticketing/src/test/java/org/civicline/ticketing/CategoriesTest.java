package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.civicline.ticketing.Categories.Category;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@TicketingTest
class CategoriesTest {

    @Autowired
    Categories categories;

    @Test
    void theTreeIsKeptInOrderAndReplacedByCode() {
        categories.putAll(List.of(
                new Category("c1", "水电气", "Utilities", null, Urgency.NORMAL),
                new Category("c1.1", "停水", null, "c1", Urgency.URGENT),
                new Category("c1.2", "水费", "Bills", "c1", Urgency.NORMAL)));
        categories.putAll(List.of(new Category("c1.2", "水费争议", "Bills", "c1", Urgency.URGENT)));

        assertThat(categories.all().stream().map(Category::code).filter(code -> code.startsWith("c1")))
                .containsExactly("c1", "c1.1", "c1.2");
        assertThat(categories.find("c1.2")).contains(new Category("c1.2", "水费争议", "Bills", "c1", Urgency.URGENT));
        assertThat(categories.find("c9")).isEmpty();
    }
}
