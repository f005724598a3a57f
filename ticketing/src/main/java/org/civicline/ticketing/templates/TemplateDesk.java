package org.civicline.ticketing.templates;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.sharing.Sharing;
import org.civicline.ticketing.sharing.Shelf;
import org.civicline.ticketing.sql.Columns;
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
    private final Clock clock;

    TemplateDesk(TemplateStore store, CategoryPaths categories, Access access, Clock clock) {
        this.store = store;
        this.shelf = new Shelf<>(
                store,
                MOST,
                new Shelf.Refusals(
                        "ticketing.unknown-template",
                        "ticketing.template-name-taken",
                        "ticketing.too-many-templates",
                        "ticketing.template-changed-meanwhile"));
        this.categories = categories;
        this.access = access;
        this.clock = clock;
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
        StaffMember staff = access.staffOnCases();
        Template one = template(Ids.next(clock), Sharing.by(staff, draft.shared()), draft, 1);
        return shelf.add(one, staff, Columns.now(clock));
    }

    @Transactional
    public Template change(UUID id, Draft draft, long version) {
        StaffMember staff = access.staffOnCases();
        return shelf.change(
                id,
                version,
                staff,
                before -> template(id, before.sharing().changed(staff, draft.shared()), draft, version + 1));
    }

    @Transactional
    public void delete(UUID id) {
        shelf.delete(id, access.staffOnCases());
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
