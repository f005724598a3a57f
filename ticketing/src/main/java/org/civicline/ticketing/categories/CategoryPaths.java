package org.civicline.ticketing.categories;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Where categories stand in their tree, read from memory: it is asked at every step of every ticket. */
@Component
public class CategoryPaths {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private record Tree(Map<String, Category> byCode, Instant readAt) {}

    private final Categories categories;
    private final Wording wording;
    private final Clock clock;
    private volatile @Nullable Tree tree;

    CategoryPaths(Categories categories, Wording wording, Clock clock) {
        this.categories = categories;
        this.wording = wording;
        this.clock = clock;
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

    public boolean knows(String code) {
        return find(code) != null;
    }

    /** Every code there is, as of now. */
    public Set<String> codes() {
        tree = read();
        return tree.byCode().keySet();
    }

    /** In the language of the request; the code of one that is gone. */
    public String name(String code) {
        Category category = find(code);
        return category == null ? code : wording.name(category.name(), category.nameEn());
    }

    private @Nullable Category find(String code) {
        Tree known = tree;
        // A category may be younger than the tree in memory.
        if (known == null || known.readAt().plus(FRESH).isBefore(clock.instant()) || !known.byCode.containsKey(code)) {
            known = read();
            tree = known;
        }
        return known.byCode.get(code);
    }

    private Tree read() {
        var byCode = new HashMap<String, Category>();
        for (Category one : categories.all()) {
            byCode.put(one.code(), one);
        }
        return new Tree(Map.copyOf(byCode), clock.instant());
    }
}
