package org.civicline.ticketing.categories;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.civicline.foundation.Remembered;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where categories stand in their tree, read from memory: it is asked at every step of every ticket. */
@Component
public class CategoryPaths {

    private final Categories categories;
    private final Wording wording;
    private final Remembered<Map<String, Category>> byCode;

    CategoryPaths(Categories categories, Wording wording, Clock clock) {
        this.categories = categories;
        this.wording = wording;
        this.byCode = new Remembered<>(this::read, clock);
    }

    /** The category, its parent, and so on up; empty for none. */
    public List<String> of(@Nullable String code) {
        var path = new ArrayList<String>();
        Category step = code == null ? null : find(code);
        while (step != null && !path.contains(step.code())) {
            path.add(step.code());
            step = step.parentCode() == null ? null : find(step.parentCode());
        }
        return path;
    }

    /** The category and all below it, however deep; itself alone where it is gone. */
    public List<String> below(String code) {
        return Stream.concat(
                        Stream.of(code),
                        byCode.get().keySet().stream()
                                .filter(other ->
                                        !other.equals(code) && of(other).contains(code))
                                .sorted())
                .toList();
    }

    public boolean knows(String code) {
        return find(code) != null;
    }

    /** Every code there is, as of now. */
    public Set<String> codes() {
        return byCode.anew().keySet();
    }

    /** In the language of the request; the code of one that is gone. */
    public String name(String code) {
        Category category = find(code);
        return category == null ? code : wording.name(category.name(), category.nameEn());
    }

    private @Nullable Category find(String code) {
        Category known = byCode.get().get(code);
        // A category may be younger than the tree in memory.
        return known == null ? byCode.anew().get(code) : known;
    }

    private Map<String, Category> read() {
        return categories.all().stream().collect(Collectors.toUnmodifiableMap(Category::code, one -> one));
    }
}
