package org.civicline.ticketing.catalogue;

import java.util.Objects;
import org.civicline.ticketing.DispatchCatalogue.Terms;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.places.PlaceBook;
import org.civicline.ticketing.wording.People;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What entries are called, in the language of the request. */
@Component
class EntryWords {

    private final CategoryPaths categories;
    private final PlaceBook places;
    private final People people;
    private final Wording wording;

    EntryWords(CategoryPaths categories, PlaceBook places, People people, Wording wording) {
        this.categories = categories;
        this.places = places;
        this.people = people;
        this.wording = wording;
    }

    String category(String code) {
        return categories.name(code);
    }

    String place(@Nullable String code) {
        return code == null ? wording.text("catalogue.anywhere") : places.fullName(code);
    }

    String department(String code) {
        return Objects.requireNonNullElse(people.departmentName(code), code);
    }

    /** "路灯照明 × 澜东区 → 澜东区城市管理局，依据《…》第3条，目录第12条" */
    String because(int number, Terms terms) {
        return wording.text(
                terms.basis() == null ? "catalogue.because" : "catalogue.because-by",
                category(terms.categoryCode()),
                place(terms.placeCode()),
                department(terms.departmentCode()),
                Integer.toString(number),
                terms.basis() == null ? "" : terms.basis());
    }
}
