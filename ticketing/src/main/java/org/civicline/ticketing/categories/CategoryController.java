package org.civicline.ticketing.categories;

import java.util.List;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.access.Access;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@PreAuthorize(Access.READS_CATALOGUE)
class CategoryController {

    private final Categories categories;
    private final Access access;

    CategoryController(Categories categories, Access access) {
        this.categories = categories;
        this.access = access;
    }

    @GetMapping("/api/v1/staff/categories")
    List<Category> all() {
        access.catalogueReader();
        return categories.all();
    }
}
