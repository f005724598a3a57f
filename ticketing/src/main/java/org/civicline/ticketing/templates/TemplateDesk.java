package org.civicline.ticketing.templates;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.sharing.Sharing;
import org.civicline.ticketing.sharing.Shelf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps, shares and drops templates. */
@Component
class TemplateDesk {

    /** Of one's own, and of a department's. */
    static final int MOST = 100;

    private final TemplateStore store;
    private final Shelf<Template> shelf;
    private final CategoryPaths categories;
    private final Access access;

    TemplateDesk(TemplateStore store, CategoryPaths categories, Access access, Clock clock) {
        this.store = store;
        this.shelf = new Shelf<>(
                store,
                MOST,
                new Shelf.Refusals(
                        "ticketing.unknown-template",
                        "ticketing.template-name-taken",
                        "ticketing.too-many-templates",
                        "ticketing.template-changed-meanwhile"),
                clock);
        this.categories = categories;
        this.access = access;
    }

    /** What somebody asks to keep. */
    record Draft(
            @Nullable String name,
            boolean shared,
            @Nullable String category,
            @Nullable String text,
            @Nullable String textEn) {}

    List<Template> mine() {
        return store.of(access.staffOnCases());
    }

    @Transactional
    public Template add(Draft draft) {
        return shelf.add(access.staffOnCases(), draft.shared(), made(draft));
    }

    @Transactional
    public Template change(UUID id, Draft draft, long version) {
        return shelf.change(id, version, access.staffOnCases(), draft.shared(), made(draft));
    }

    @Transactional
    public void delete(UUID id, long version) {
        shelf.delete(id, version, access.staffOnCases());
    }

    private Shelf.Made<Template> made(Draft draft) {
        return (id, sharing, version) -> template(id, sharing, draft, version);
    }

    private Template template(UUID id, Sharing sharing, Draft draft, long version) {
        String category = draft.category();
        if (category != null && !categories.knows(category)) {
            throw new RefusedException(Refusal.invalid("ticketing.unknown-category"));
        }
        String english = Field.REPLY.accept(draft.textEn());
        return new Template(
                id,
                sharing,
                Field.LABEL.require(draft.name()),
                category,
                Placeholder.checked(Field.REPLY.require(draft.text())),
                english == null ? null : Placeholder.checked(english),
                version);
    }
}
