package org.civicline.ticketing;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The category tree (分类). Whose a case of a category is, {@link DispatchCatalogue} says. */
public interface Categories {

    Optional<Category> find(String code);

    /** The whole tree, parents before children. */
    List<Category> all();

    /** Adds or replaces, parents before children. */
    void putAll(Collection<Category> categories);

    record Category(
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String parentCode,
            Urgency urgency) {}
}
