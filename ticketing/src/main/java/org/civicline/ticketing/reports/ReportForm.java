package org.civicline.ticketing.reports;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.civicline.foundation.Departments;
import org.civicline.foundation.EmailAddress;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.ticketing.figures.Figure;
import org.civicline.ticketing.figures.FigureTables.Breakdown;
import org.civicline.ticketing.input.Field;
import org.civicline.ticketing.reports.Schedule.Rhythm;
import org.civicline.ticketing.web.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what somebody wants reported, refusing what is wrong with it. */
@Component
class ReportForm {

    static final int MOST_FIGURES = 8;
    private static final int MOST_DEPARTMENTS = 50;
    private static final List<String> LANGUAGES = List.of("zh-CN", "en");

    private final Departments departments;
    private final StaffDirectory staff;
    private final ReportSettings settings;

    ReportForm(Departments departments, StaffDirectory staff, ReportSettings settings) {
        this.departments = departments;
        this.staff = staff;
        this.settings = settings;
    }

    /** As it comes, every field possibly missing. */
    record Asked(
            @Nullable String name,
            @Nullable List<@Nullable String> figures,
            @Nullable String breakdown,
            @Nullable List<@Nullable String> departments,
            @Nullable String language,
            @Nullable String rhythm,
            @Nullable Integer day,
            @Nullable String time,
            @Nullable Boolean workingDays,
            @Nullable List<@Nullable To> receivers,
            @Nullable Long version) {}

    /** One of the two. */
    record To(@Nullable UUID staff, @Nullable String address) {}

    Schedule schedule(Asked asked) {
        Rhythm rhythm = Given.choice(asked.rhythm(), Rhythm.class, "rhythm");
        int day = rhythm == Rhythm.DAILY ? 1 : Given.required(asked.day(), "day");
        if (day < 1 || day > rhythm.lastDay()) {
            throw unknown("day");
        }
        return new Schedule(rhythm, day, Given.time(asked.time(), "time"), Boolean.TRUE.equals(asked.workingDays()));
    }

    /** With its receivers. */
    Report.Content content(Asked asked) {
        return letter(asked).to(receivers(asked));
    }

    /** What it says, whoever gets it. */
    Report.Content letter(Asked asked) {
        Breakdown breakdown = Given.choice(asked.breakdown(), Breakdown.class, "breakdown");
        String language = Given.required(asked.language(), "language");
        if (!LANGUAGES.contains(language)) {
            throw unknown("language");
        }
        return new Report.Content(
                Field.LABEL.require(asked.name()),
                figures(asked, breakdown),
                breakdown,
                departments(asked),
                Locale.forLanguageTag(language),
                List.of());
    }

    private static List<Figure> figures(Asked asked, Breakdown breakdown) {
        List<Figure> figures = present(asked.figures()).stream()
                .map(code -> Figure.ofCode(code)
                        .orElseThrow(() -> new RefusedException(Refusal.notFound("ticketing.unknown-figure"))))
                .distinct()
                .toList();
        if (figures.isEmpty() || figures.size() > MOST_FIGURES) {
            throw refused(Refusal.invalid("ticketing.report-figures").with("limit", MOST_FIGURES));
        }
        if (breakdown == Breakdown.DAY && !figures.stream().allMatch(Figure::past)) {
            throw refused(Refusal.invalid("ticketing.figure-has-no-past"));
        }
        return figures;
    }

    private List<String> departments(Asked asked) {
        List<String> codes = present(asked.departments()).stream().distinct().toList();
        if (codes.size() > MOST_DEPARTMENTS
                || !codes.stream().allMatch(one -> departments.find(one).isPresent())) {
            throw refused(Refusal.invalid("foundation.unknown-department"));
        }
        return codes;
    }

    private List<Receiver> receivers(Asked asked) {
        List<Receiver> receivers = present(asked.receivers()).stream()
                .map(this::receiver)
                .distinct()
                .toList();
        if (receivers.isEmpty() || receivers.size() > settings.mostReceivers()) {
            throw refused(Refusal.invalid("ticketing.report-receivers").with("limit", settings.mostReceivers()));
        }
        return receivers;
    }

    private Receiver receiver(To to) {
        UUID person = to.staff();
        if (person != null) {
            var id = new StaffId(person);
            if (staff.find(id).filter(ReportRights::mayRead).isEmpty()) {
                throw refused(Refusal.invalid("ticketing.report-receiver-may-not"));
            }
            if (!staff.emailAddresses(List.of(id)).containsKey(id)) {
                throw refused(Refusal.invalid("ticketing.report-receiver-no-address"));
            }
            return Receiver.staff(person);
        }
        EmailAddress address = EmailAddress.read(Objects.requireNonNullElse(to.address(), ""))
                .orElseThrow(() -> refused(Refusal.invalid("ticketing.report-address-faulty")));
        if (!settings.allows(address)) {
            throw refused(Refusal.invalid("ticketing.report-domain-not-allowed").with("domain", address.domain()));
        }
        return Receiver.address(address.value());
    }

    private static <T> List<T> present(@Nullable List<@Nullable T> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .toList();
    }

    private static RefusedException unknown(String field) {
        return refused(Refusal.invalid("ticketing.unknown-choice").with("field", field));
    }

    private static RefusedException refused(Refusal refusal) {
        return new RefusedException(refusal);
    }
}
