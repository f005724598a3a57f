package org.civicline.ticketing.templates;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.civicline.foundation.Department;
import org.civicline.foundation.Departments;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketId;
import org.civicline.ticketing.access.Access;
import org.civicline.ticketing.cases.TicketRow;
import org.civicline.ticketing.categories.CategoryPaths;
import org.civicline.ticketing.reading.Sight;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Templates as a case fills them, those made for its category first. */
@Component
public class FilledTemplates {

    private final TemplateStore store;
    private final Sight sight;
    private final Access access;
    private final CategoryPaths categories;
    private final Departments departments;
    private final ZoneId zone;
    private final Clock clock;

    FilledTemplates(
            TemplateStore store,
            Sight sight,
            Access access,
            CategoryPaths categories,
            Departments departments,
            ZoneId cityZone,
            Clock clock) {
        this.store = store;
        this.sight = sight;
        this.access = access;
        this.categories = categories;
        this.departments = departments;
        this.zone = cityZone;
        this.clock = clock;
    }

    /**
     * A template with what the case says in it.
     *
     * @param suggested whether it is made for the case's category, or one above it
     */
    record Filled(
            UUID id,
            String name,
            boolean shared,
            boolean suggested,
            String text,
            @Nullable String textEn) {}

    /** A text is filled in its own language, whoever reads the screen. */
    private enum Language {
        CHINESE("yyyy年M月d日", Locale.SIMPLIFIED_CHINESE),
        ENGLISH("d MMMM yyyy", Locale.ENGLISH);

        private final DateTimeFormatter day;

        Language(String day, Locale locale) {
            this.day = DateTimeFormatter.ofPattern(day, locale);
        }

        String name(String chinese, @Nullable String english) {
            return this == ENGLISH && english != null ? english : chinese;
        }
    }

    List<Filled> of(TicketId ticket) {
        StaffMember staff = access.staffOnCases();
        TicketRow row = sight.of(ticket).row();
        List<String> path = categories.of(row.content().categoryCode());
        return store.of(staff).stream()
                .filter(one -> one.category() == null || path.contains(one.category()))
                .sorted(Comparator.comparingInt(one -> near(one, path)))
                .map(one -> filled(one, row, staff))
                .toList();
    }

    /** Whether others can use it too. */
    public boolean shared(UUID template) {
        return usable(template).sharing().shared();
    }

    /** A template of theirs or their department's, filled by the case. */
    public String text(UUID template, TicketId ticket) {
        return filled(usable(template).text(), sight.of(ticket).row(), access.staffOnCases(), Language.CHINESE);
    }

    private Template usable(UUID template) {
        return store.of(access.staffOnCases()).stream()
                .filter(one -> one.id().equals(template))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.notFound("ticketing.unknown-template")));
    }

    /** The nearer to the case's own category, the more it was made for it. */
    private static int near(Template one, List<String> path) {
        return one.category() == null ? path.size() : path.indexOf(one.category());
    }

    private Filled filled(Template one, TicketRow row, StaffMember staff) {
        String english = one.textEn();
        return new Filled(
                one.id(),
                one.name(),
                one.sharing().shared(),
                one.category() != null,
                filled(one.text(), row, staff, Language.CHINESE),
                english == null ? null : filled(english, row, staff, Language.ENGLISH));
    }

    private String filled(String text, TicketRow row, StaffMember staff, Language in) {
        TicketRow.Content content = row.content();
        return Placeholder.fill(text, wanted -> switch (wanted) {
            case NUMBER -> row.number();
            case TITLE -> content.title();
            case CATEGORY -> in.name(content.categoryName(), content.categoryNameEn());
            case ADDRESS -> content.address();
            case OPENED -> in.day.format(row.createdAt().atZone(zone));
            case DEPARTMENT -> department(staff.departmentCode(), in);
            case TODAY -> in.day.format(LocalDate.ofInstant(clock.instant(), zone));
        });
    }

    private String department(String code, Language in) {
        return departments
                .find(code)
                .map((Department one) -> in.name(one.name(), one.nameEn()))
                .orElse(code);
    }
}
