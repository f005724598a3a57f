package org.civicline.foundation.imports;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do with files: hand them in, have them tried out again, begin, go on, give up. */
@Component
class ImportDesk {

    private static final int LONGEST_NOTE = 300;
    private static final int LONGEST_NAME = 200;

    private final Runs runs;
    private final StagedRows rows;
    private final Audit audit;

    ImportDesk(Runs runs, StagedRows rows, Audit audit) {
        this.runs = runs;
        this.rows = rows;
        this.audit = audit;
    }

    @Transactional
    public UUID handIn(ImportKind kind, @Nullable String fileName, byte[] content, StaffMember by) {
        try {
            UUID run = runs.add(kind.code(), named(fileName), content, by.id());
            audit.record("import.handed-in", "import:" + run, Map.of("kind", kind.code(), "bytes", content.length));
            return run;
        } catch (DuplicateKeyException _) {
            throw new RefusedException(Refusal.conflict("foundation.import-open"));
        }
    }

    /** Takes the rows in with which nothing is wrong, or goes on with it. */
    @Transactional
    public void start(UUID id, ImportKind kind, @Nullable String why, @Nullable Boolean leaveOut, StaffMember by) {
        Run run = in(id, Set.of(Run.State.CHECKED, Run.State.STOPPED));
        if (run.state() == Run.State.STOPPED && run.startedAt() == null) {
            throw otherState();
        }
        int faulty = rows.faulty(java.util.List.of(id)).getOrDefault(id, 0);
        if (faulty > 0 && (kind.whole() || !Boolean.TRUE.equals(leaveOut)) || faulty == run.rows()) {
            throw new RefusedException(
                    Refusal.conflict("foundation.import-faulty").with("rows", faulty));
        }
        runs.started(id, note(why), by.id());
        if (run.state() == Run.State.CHECKED) {
            runs.begin(id, Run.State.RUNNING, run.rows());
        } else {
            runs.become(id, Run.State.RUNNING);
        }
        audit.record(
                "import.started", "import:" + id, Map.of("kind", run.kind(), "rows", run.rows(), "faulty", faulty));
    }

    /** Tries all rows out again: what was missing may be there by now. */
    @Transactional
    public void checkAgain(UUID id) {
        Run run = in(id, Set.of(Run.State.CHECKED, Run.State.STOPPED));
        rows.clean(id);
        runs.begin(id, Run.State.CHECKING, run.rows());
    }

    /** Takes nothing more in; what is in stays. */
    @Transactional
    public void cancel(UUID id) {
        Run run = in(
                id,
                Set.of(Run.State.READING, Run.State.CHECKING, Run.State.CHECKED, Run.State.RUNNING, Run.State.STOPPED));
        runs.become(id, Run.State.CANCELLED);
        rows.forgetRows(id);
        audit.record(
                "import.cancelled",
                "import:" + id,
                Map.of("kind", run.kind(), "taken", run.startedAt() == null ? 0 : run.done()));
    }

    private Run in(UUID id, Set<Run.State> states) {
        return runs.lock(id).filter(run -> states.contains(run.state())).orElseThrow(ImportDesk::otherState);
    }

    private static RefusedException otherState() {
        return new RefusedException(Refusal.conflict("foundation.import-other-state"));
    }

    private static String note(@Nullable String written) {
        String note = written == null ? "" : written.replaceAll("\\s+", " ").strip();
        if (note.isEmpty() || note.codePointCount(0, note.length()) > LONGEST_NOTE || !suitable(note)) {
            throw new RefusedException(Refusal.invalid("foundation.import-note").with("longest", LONGEST_NOTE));
        }
        return note;
    }

    private static String named(@Nullable String written) {
        String name = written == null ? "" : written.strip();
        if (name.isEmpty() || !suitable(name)) {
            return "-";
        }
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }

    private static boolean suitable(String text) {
        return text.codePoints()
                .noneMatch(one -> Character.isISOControl(one) || Character.getType(one) == Character.SURROGATE);
    }
}
