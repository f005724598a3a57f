package org.civicline.ticketing.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.civicline.foundation.ImportKind;
import org.civicline.foundation.ImportProblems;
import org.civicline.foundation.ImportProblems.Said;
import org.civicline.foundation.ImportRow;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.catalogue.CatalogueDesk.Change;
import org.civicline.ticketing.input.RowProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Takes in a file of entries, by the same rules as entries that are written one by one. */
@Component
class CatalogueImport implements ImportKind {

    private final CatalogueDesk desk;

    CatalogueImport(CatalogueDesk desk) {
        this.desk = desk;
    }

    @Override
    public String code() {
        return "dispatch-catalogue";
    }

    @Override
    public String module() {
        return "ticketing";
    }

    @Override
    public Set<Role> takers() {
        return Set.of(Role.SUPERVISOR, Role.SYSTEM_ADMIN);
    }

    @Override
    public List<Column> columns() {
        return List.of(
                new Column("number", false, ""),
                new Column("version", false, ""),
                new Column("category", true, "噪声扰民"),
                new Column("place", false, "东区"),
                new Column("department", true, "urban"),
                new Column("basis", false, "《江州市城市照明管理办法》第6条"),
                new Column("remark", false, ""),
                new Column("valid_from", false, "2026-01-01"),
                new Column("valid_until", false, "2026-12-31"),
                new Column("last_resort", false, "否"));
    }

    /** A number is only there for what is changed; the desk itself tells rows apart. */
    @Override
    public @Nullable String key() {
        return null;
    }

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public Prepared prepare(List<ImportRow> rows, ImportProblems problems) {
        var forms = new LinkedHashMap<Integer, EntryForm>();
        rows.stream().filter(problems::none).forEach(row -> forms.put(row.number(), EntryForm.of(row)));
        Map<Integer, EntryForm> fresh = desk.withoutKnown(forms);
        int known = forms.size() - fresh.size();
        if (fresh.isEmpty()) {
            return new Plan(fresh, new Tally(0, 0, known));
        }
        Change tried = in(Locale.SIMPLIFIED_CHINESE, fresh);
        List<RowProblem> english = in(Locale.ENGLISH, fresh).errors();
        for (int i = 0; i < tried.errors().size(); i++) {
            RowProblem one = tried.errors().get(i);
            problems.add(
                    one.row(),
                    column(one.code()),
                    "catalogue-" + one.code(),
                    new Said(one.text(), english.get(i).text()));
        }
        return new Plan(fresh, new Tally(tried.added(), tried.changed(), tried.unchanged() + known));
    }

    /** What is wrong says itself in the language of the thread. */
    private Change in(Locale language, Map<Integer, EntryForm> forms) {
        LocaleContextHolder.setLocale(language);
        try {
            return desk.tryOut(forms);
        } finally {
            LocaleContextHolder.resetLocaleContext();
        }
    }

    private static @Nullable String column(String code) {
        return switch (code) {
            case "unknown-category" -> "category";
            case "unknown-place" -> "place";
            case "unknown-department" -> "department";
            case "unknown-entry", "entry-twice" -> "number";
            case "unknown-version", "version-missing", "entry-changed" -> "version";
            case "ends-before-it-begins" -> "valid_until";
            case "yes-no" -> "last_resort";
            default -> null;
        };
    }

    private final class Plan implements Prepared {

        private final Map<Integer, EntryForm> fresh;
        private final Tally tally;

        Plan(Map<Integer, EntryForm> fresh, Tally tally) {
            this.fresh = fresh;
            this.tally = tally;
        }

        @Override
        public Tally tally() {
            return tally;
        }

        @Override
        public void write(StaffMember by, String note) {
            if (!fresh.isEmpty()) {
                desk.write(fresh, note, by);
            }
        }
    }
}
