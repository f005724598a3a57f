package org.civicline.ticketing.catalogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.civicline.foundation.Codes;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.Categories;
import org.civicline.ticketing.Categories.Category;
import org.civicline.ticketing.DispatchCatalogue.Terms;
import org.civicline.ticketing.Places;
import org.civicline.ticketing.Places.Place;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.input.RowProblems;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads entries that somebody wants to write, and finds what is wrong with each. */
@Component
class EntryReading {

    private static final int FIRST_YEAR = 1949;
    private static final int LAST_YEAR = 2999;
    private static final Set<String> YES = Set.of("是", "yes", "true");
    private static final Set<String> NO = Set.of("", "否", "no", "false");

    private final Categories categories;
    private final Places places;
    private final Departments departments;
    private final CatalogueBook book;

    EntryReading(Categories categories, Places places, Departments departments, CatalogueBook book) {
        this.categories = categories;
        this.places = places;
        this.departments = departments;
        this.book = book;
    }

    /**
     * An entry that could be read.
     *
     * @param number null for a new one
     * @param version of the entry that was edited; null for a new one, and where nobody wrote it
     * @param fromToday whether nobody wrote from when it is valid
     */
    record Wanted(
            int row, @Nullable Integer number, @Nullable Integer version, Terms terms, boolean fromToday) {

        /** Whether that entry says the same already. */
        boolean says(Terms other) {
            LocalDate from = fromToday ? other.validFrom() : terms.validFrom();
            return other.equals(new Terms(
                    terms.categoryCode(),
                    terms.placeCode(),
                    terms.departmentCode(),
                    terms.basis(),
                    terms.remark(),
                    from,
                    terms.validUntil(),
                    terms.lastResort()));
        }
    }

    /** @param forms by their rows, as whoever wrote them counts */
    List<Wanted> read(Map<Integer, EntryForm> forms, RowProblems problems) {
        var reading = new Rows(
                Codes.of(categories.all(), Category::code, Category::name),
                Codes.of(places.all(), Place::code, Place::name),
                Codes.of(departments.all(), Department::code, Department::name),
                book.today(),
                problems);
        var wanted = new ArrayList<Wanted>();
        forms.forEach((row, form) -> {
            Wanted one = reading.read(row, form);
            if (one != null) {
                wanted.add(one);
            }
        });
        return wanted;
    }

    private record Rows(Codes categories, Codes places, Codes departments, LocalDate today, RowProblems problems) {

        @Nullable
        Wanted read(int row, EntryForm form) {
            int before = problems.list().size();
            Integer number = number(row, form.number(), "unknown-entry");
            Integer version = number(row, form.version(), "unknown-version");
            String category = required(row, form.category(), categories, "category");
            String place = known(row, form.place(), places, "place");
            String department = required(row, form.department(), departments, "department");
            String basis = words(row, form.basis(), Field.ADDRESS, "basis");
            String remark = words(row, form.remark(), Field.NOTE, "remark");
            LocalDate from = date(row, form.validFrom(), today);
            LocalDate until = date(row, form.validUntil(), null);
            boolean lastResort = yes(row, form.lastResort());
            if (from != null && until != null && until.isBefore(from)) {
                problems.add(row, "ends-before-it-begins");
            }
            return problems.list().size() > before || category == null || department == null || from == null
                    ? null
                    : new Wanted(
                            row,
                            number,
                            version,
                            new Terms(category, place, department, basis, remark, from, until, lastResort),
                            form.validFrom() == null || form.validFrom().isBlank());
        }

        private @Nullable Integer number(int row, @Nullable String written, String otherwise) {
            if (written == null || written.isBlank()) {
                return null;
            }
            if (!written.strip().matches("[0-9]{1,9}")) {
                problems.add(row, otherwise, shortened(written));
                return null;
            }
            return Integer.valueOf(written.strip());
        }

        private @Nullable String required(int row, @Nullable String written, Codes codes, String field) {
            if (written == null || written.isBlank()) {
                problems.add(row, "missing", field);
                return null;
            }
            return known(row, written, codes, field);
        }

        private @Nullable String known(int row, @Nullable String written, Codes codes, String field) {
            if (written == null || written.isBlank()) {
                return null;
            }
            String code = codes.find(written);
            if (code == null) {
                problems.add(row, "unknown-" + field, shortened(written));
            }
            return code;
        }

        private @Nullable String words(int row, @Nullable String written, Field like, String field) {
            try {
                return like.accept(written);
            } catch (RefusedException _) {
                problems.add(row, "words", field, Integer.toString(like.limit()));
                return null;
            }
        }

        private @Nullable LocalDate date(int row, @Nullable String written, @Nullable LocalDate otherwise) {
            if (written == null || written.isBlank()) {
                return otherwise;
            }
            try {
                LocalDate date = LocalDate.parse(written.strip().replace('/', '-'));
                if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
                    return date;
                }
            } catch (DateTimeException _) {
                problems.add(row, "date");
                return null;
            }
            problems.add(row, "date");
            return null;
        }

        private boolean yes(int row, @Nullable String written) {
            String word = written == null ? "" : written.strip().toLowerCase(Locale.ROOT);
            if (!YES.contains(word) && !NO.contains(word)) {
                problems.add(row, "yes-no");
            }
            return YES.contains(word);
        }

        private static String shortened(String written) {
            return written.substring(0, Math.min(written.length(), 40));
        }
    }
}
