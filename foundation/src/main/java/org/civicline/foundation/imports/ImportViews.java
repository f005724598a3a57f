package org.civicline.foundation.imports;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.foundation.problems.Problems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people see of kinds, files and their faults, in their language. */
@Component
class ImportViews {

    private static final int RUNS = 10;

    record ColumnView(String code, String label, boolean required, String hint, String example) {}

    /**
     * @param whole whether all rows are taken in together or none
     * @param runs newest first; only the first may be open
     */
    record KindView(
            String kind, String title, String about, boolean whole, List<ColumnView> columns, List<RunView> runs) {}

    record Failure(String code, String title, String remedy) {}

    /** @param faulty how many rows something is wrong with */
    record RunView(
            UUID id,
            String kind,
            String fileName,
            Run.State state,
            @Nullable String uploadedBy,
            Instant uploadedAt,
            @Nullable String note,
            @Nullable String startedBy,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            int rows,
            int done,
            int added,
            int changed,
            int unchanged,
            int faulty,
            @Nullable Failure failure) {}

    /** @param column its name, as the template has it; null for the row as a whole */
    record ProblemView(int row, @Nullable String column, String code, String text, String remedy) {}

    private final Runs runs;
    private final StagedRows rows;
    private final ImportTexts texts;
    private final StaffDirectory staff;
    private final Problems problems;

    ImportViews(Runs runs, StagedRows rows, ImportTexts texts, StaffDirectory staff, Problems problems) {
        this.runs = runs;
        this.rows = rows;
        this.texts = texts;
        this.staff = staff;
        this.problems = problems;
    }

    KindView of(ImportKind kind, Locale language) {
        return new KindView(
                kind.code(),
                texts.title(kind, language),
                texts.about(kind, language),
                kind.whole(),
                kind.columns().stream()
                        .map(one -> new ColumnView(
                                one.code(),
                                texts.label(kind, one, language),
                                one.required(),
                                texts.hint(kind, one, language),
                                one.example()))
                        .toList(),
                of(runs.newest(kind.code(), RUNS), language));
    }

    RunView of(Run run, Locale language) {
        return of(List.of(run), language).getFirst();
    }

    private List<RunView> of(List<Run> some, Locale language) {
        Map<UUID, Integer> faulty = rows.faulty(some.stream().map(Run::id).toList());
        Map<StaffId, StaffMember> people = staff.findAll(some.stream()
                .flatMap(run -> Stream.of(run.uploadedBy(), run.startedBy()))
                .filter(Objects::nonNull)
                .distinct()
                .map(StaffId::new)
                .toList());
        return some.stream()
                .map(run -> new RunView(
                        run.id(),
                        run.kind(),
                        run.fileName(),
                        run.state(),
                        name(people, run.uploadedBy(), language),
                        run.uploadedAt(),
                        run.note(),
                        name(people, run.startedBy(), language),
                        run.startedAt(),
                        run.endedAt(),
                        run.rows(),
                        run.done(),
                        run.added(),
                        run.changed(),
                        run.unchanged(),
                        faulty.getOrDefault(run.id(), 0),
                        failure(run, language)))
                .toList();
    }

    private static @Nullable String name(Map<StaffId, StaffMember> people, @Nullable UUID id, Locale language) {
        StaffMember member = id == null ? null : people.get(new StaffId(id));
        if (member == null) {
            return null;
        }
        String english = member.displayNameEn();
        return language.getLanguage().equals("en") && english != null ? english : member.displayName();
    }

    private @Nullable Failure failure(Run run, Locale language) {
        if (run.failure() == null) {
            return null;
        }
        var detail = problems.detail(new Refusal(Refusal.Kind.CONFLICT, run.failure(), run.details()), language);
        var properties = Objects.requireNonNull(detail.getProperties());
        return new Failure(
                run.failure(),
                Objects.requireNonNullElse(detail.getTitle(), run.failure()),
                String.valueOf(properties.get("remedy")));
    }

    Slice<ProblemView> problems(ImportKind kind, UUID run, int afterRow, int afterPlace, int size, Locale language) {
        Slice<StagedRows.Problem> page = rows.problems(run, afterRow, afterPlace, size);
        return new Slice<>(
                page.items().stream().map(one -> of(kind, one, language)).toList(), page.next());
    }

    private ProblemView of(ImportKind kind, StagedRows.Problem problem, Locale language) {
        boolean english = language.getLanguage().equals("en");
        String column = kind.columns().stream()
                .filter(one -> one.code().equals(problem.column()))
                .map(one -> texts.label(kind, one, language))
                .findFirst()
                .orElse(null);
        return new ProblemView(
                problem.row(),
                column,
                problem.code(),
                english ? problem.textEn() : problem.text(),
                english ? problem.remedyEn() : problem.remedy());
    }
}
