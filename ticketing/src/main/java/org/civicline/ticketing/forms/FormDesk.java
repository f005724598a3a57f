package org.civicline.ticketing.forms;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.CategoryForms.Part;
import org.civicline.ticketing.CategoryForms.Question;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.input.RowProblem;
import org.civicline.ticketing.input.RowProblems;
import org.civicline.ticketing.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Publishes new versions of a category's own questions. */
@Component
class FormDesk {

    /**
     * What publishing did, or would do.
     *
     * @param version the new one; when nothing was published, the one in force, 0 for none
     * @param questions all that the category then asks, those of the categories above it first
     */
    record Change(int version, boolean published, List<Question> questions, List<RowProblem> errors) {}

    private final FormStore store;
    private final FormBook forms;
    private final CategoryPaths paths;
    private final TransactionOperations transactions;
    private final Audit audit;
    private final Wording wording;
    private final Clock clock;

    FormDesk(
            FormStore store,
            FormBook forms,
            CategoryPaths paths,
            TransactionOperations transactions,
            Audit audit,
            Wording wording,
            Clock clock) {
        this.store = store;
        this.forms = forms;
        this.paths = paths;
        this.transactions = transactions;
        this.audit = audit;
        this.wording = wording;
        this.clock = clock;
    }

    Change tryOut(String category, List<QuestionForm> written) {
        known(category);
        var problems = new RowProblems(wording);
        List<Question> own = QuestionReading.read(written, problems);
        int newest = store.versions(category, Integer.MAX_VALUE, 1).stream()
                .map(one -> one.part().version())
                .findFirst()
                .orElse(0);
        return new Change(newest, false, forms.with(category, own).questions(), problems.list());
    }

    /**
     * @param base the version that was edited, 0 for none; refused if there is a newer one
     * @param why what changed and on whose order
     */
    Change publish(String category, int base, List<QuestionForm> written, @Nullable String why, StaffMember by) {
        known(category);
        String note = Field.NOTE.require(why);
        var problems = new RowProblems(wording);
        List<Question> own = QuestionReading.read(written, problems);
        problems.orRefuse();
        transactions.executeWithoutResult(_ -> write(new Part(category, base + 1), own, note, by));
        forms.forget();
        return new Change(base + 1, true, forms.of(category).questions(), List.of());
    }

    private void write(Part next, List<Question> own, String note, StaffMember by) {
        if (store.lockNewest(next.categoryCode()) != next.version() - 1) {
            throw new RefusedException(Refusal.conflict("ticketing.form-changed-meanwhile"));
        }
        store.addAll(List.of(
                new FormStore.Version(next, own, Columns.now(clock), by.id().value(), note)));
        audit.record(
                "category-form.published",
                "category-form:" + next.categoryCode() + ":" + next.version(),
                Map.of("questions", own.size()));
    }

    /** @throws RefusedException if there is no such category */
    void known(String category) {
        if (category.indexOf('\0') >= 0 || !paths.knows(category)) {
            throw new RefusedException(Refusal.notFound("ticketing.unknown-category"));
        }
    }
}
