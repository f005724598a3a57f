package org.civicline.ticketing.macros;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.sharing.Sharing;
import org.civicline.ticketing.sharing.Shelf;
import org.civicline.ticketing.templates.FilledTemplates;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps, shares and drops macros. */
@Component
class MacroDesk {

    static final int MOST = 30;

    /** More than a person can foresee is no macro. */
    static final int MOST_STEPS = 6;

    private final MacroStore store;
    private final Shelf<Macro> shelf;
    private final FilledTemplates templates;
    private final Access access;

    MacroDesk(MacroStore store, FilledTemplates templates, Access access, Clock clock) {
        this.store = store;
        this.shelf = new Shelf<>(
                store,
                MOST,
                new Shelf.Refusals(
                        "ticketing.unknown-macro",
                        "ticketing.macro-name-taken",
                        "ticketing.too-many-macros",
                        "ticketing.macro-changed-meanwhile"),
                clock);
        this.templates = templates;
        this.access = access;
    }

    /** What somebody asks to keep; each step has what its kind needs. */
    record Draft(@Nullable String name, boolean shared, List<MacroStep> steps) {}

    List<Macro> mine() {
        return store.of(access.staffOnCases());
    }

    /** One that whoever is signed in may use. */
    @Transactional
    public Macro use(UUID id) {
        return shelf.seen(id, access.staffOnCases());
    }

    @Transactional
    public Macro add(Draft draft) {
        return shelf.add(access.staffOnCases(), draft.shared(), made(draft));
    }

    @Transactional
    public Macro change(UUID id, Draft draft, long version) {
        return shelf.change(id, version, access.staffOnCases(), draft.shared(), made(draft));
    }

    @Transactional
    public void delete(UUID id, long version) {
        shelf.delete(id, version, access.staffOnCases());
    }

    private Shelf.Made<Macro> made(Draft draft) {
        return (id, sharing, version) -> macro(id, sharing, draft, version);
    }

    private Macro macro(UUID id, Sharing sharing, Draft draft, long version) {
        String name = Field.LABEL.require(draft.name());
        int count = draft.steps().size();
        if (count == 0 || count > MOST_STEPS) {
            throw new RefusedException(Refusal.invalid("ticketing.macro-steps").with("limit", MOST_STEPS));
        }
        var macro = new Macro(id, sharing, name, draft.steps(), version);
        draft.steps().stream()
                .map(MacroStep::template)
                .filter(Objects::nonNull)
                .forEach(template -> usable(template, sharing));
        return macro;
    }

    /** Whoever shares a macro shares what it replies with. */
    private void usable(UUID template, Sharing sharing) {
        if (!templates.shared(template) && sharing.shared()) {
            throw new RefusedException(Refusal.invalid("ticketing.macro-template-not-shared"));
        }
    }
}
