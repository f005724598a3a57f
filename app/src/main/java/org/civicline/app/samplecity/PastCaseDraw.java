package org.civicline.app.samplecity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.civicline.app.samplecity.CaseMaterial.Staged;
import org.civicline.app.samplecity.CaseMaterial.Template;
import org.civicline.app.samplecity.CaseWords.Site;
import org.civicline.app.samplecity.CityFiles.CategoryEntry;
import org.civicline.app.samplecity.Population.Person;
import org.civicline.foundation.StaffId;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.PastCases.PastReturn;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;

/** Draws the past cases of the sample city: the same for the same seed and the same moment. */
final class PastCaseDraw {

    private static final double BY_REGULARS = 0.2;
    private static final double BY_SMS = 0.14;
    private static final double CONFIDENTIAL_COMPLAINTS = 0.1;
    private static final double BY_THE_DISTRICTS_BUREAU = 0.4;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyyMMdd");

    private final Draw draw;
    private final CaseMaterial material;
    private final Map<String, CategoryEntry> categories;
    private final List<StaffId> agents;
    private final ZoneId zone;
    private final DayCurve curve;
    private final Population population;
    private final CourseDraw courses;
    private final CaseWords words;
    private final CaseContacts contacts;

    PastCaseDraw(CityFiles files, List<StaffId> agents, ZoneId zone) {
        this.draw = new Draw(files.city().seed());
        this.material = files.cases();
        this.categories = files.categories().stream().collect(Collectors.toMap(CategoryEntry::code, one -> one));
        this.agents = agents;
        this.zone = zone;
        this.curve = new DayCurve(zone);
        this.population = new Population(draw, material);
        this.courses = new CourseDraw(draw, new OfficeHours(zone));
        this.words = new CaseWords(draw, material);
        this.contacts = new CaseContacts(draw, words, agents);
    }

    /** So many cases, reported within so many days before today, oldest first; as they stand now. */
    List<PastCase> cases(int count, int days, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        List<Intake> intakes = new ArrayList<>();
        for (Staged staged : material.cases().staged()) {
            intakes.add(intake(staged, today));
        }
        List<LocalDate> past = IntStream.rangeClosed(1, days)
                .mapToObj(today::minusDays)
                .sorted()
                .toList();
        while (intakes.size() < count) {
            intakes.add(intake(curve.day(draw, past)));
        }
        intakes.sort(Comparator.comparing(Intake::opened));
        Map<LocalDate, Integer> counted = new HashMap<>();
        return intakes.stream()
                .map(intake -> pastCase(intake, number(intake, counted), now))
                .toList();
    }

    List<Person> regulars() {
        return population.regulars();
    }

    private Intake intake(Staged staged, LocalDate today) {
        Template template = material.cases().templates().stream()
                .filter(one -> one.id().equals(staged.template()))
                .findFirst()
                .orElseThrow();
        Instant opened = today.minusDays(staged.daysAgo())
                .atTime(staged.at())
                .atZone(zone)
                .toInstant();
        Person person = population.regular(staged.phone());
        return new Intake(template, person, channel(person), opened, staged);
    }

    private Intake intake(LocalDate day) {
        List<Template> possible = material.cases().templates().stream()
                .filter(template -> DayCurve.inSeason(day, template.season()))
                .toList();
        TicketType type = draw.weighted(List.of(TicketType.values()), PastCaseDraw::share);
        Template template = draw.weighted(
                possible.stream().filter(one -> one.type() == type).toList(), Template::weight);
        Person person = draw.chance(BY_REGULARS) ? population.anyRegular() : population.newcomer();
        return new Intake(template, person, channel(person), curve.time(draw, day, template.hours()), null);
    }

    private static double share(TicketType type) {
        return switch (type) {
            case CONSULTATION -> 34;
            case HELP -> 27;
            case COMPLAINT -> 25;
            case REPORT -> 6;
            case SUGGESTION -> 5;
            case PRAISE -> 3;
        };
    }

    private Channel channel(Person person) {
        if (!person.profile().voice()) {
            return Channel.SMS;
        }
        return person.profile().sms() && draw.chance(BY_SMS) ? Channel.SMS : Channel.PHONE;
    }

    private String number(Intake intake, Map<LocalDate, Integer> counted) {
        LocalDate day = intake.opened().atZone(zone).toLocalDate();
        return "%s-%06d".formatted(DAY.format(day), counted.merge(day, 1, Integer::sum));
    }

    private PastCase pastCase(Intake intake, String number, Instant now) {
        Template template = intake.template();
        CategoryEntry category = categories.get(template.category());
        if (category == null) {
            throw new IllegalStateException("no category " + template.category());
        }
        Urgency urgency = template.urgency() == null ? category.urgency() : template.urgency();
        Site site = words.site(template.place(), intake.person().home());
        Course course = course(intake, urgency).until(now);
        String title = words.title(template, site);
        String department = course.withDepartment() ? department(template, category, site, intake, course) : null;
        String reply = reply(template, course);
        boolean confidential = template.type() == TicketType.REPORT
                || (template.type() == TicketType.COMPLAINT && draw.chance(CONFIDENTIAL_COMPLAINTS));
        return new PastCase(
                number,
                intake.person().point(),
                intake.person().name(),
                intake.channel(),
                draw.one(agents),
                course.seconds(),
                template.type(),
                template.category(),
                urgency,
                title,
                words.note(template, intake.channel(), site),
                site.address(),
                confidential,
                intake.opened(),
                course.returned(),
                department,
                course.dispatched(),
                course.signed(),
                course.replied(),
                reply,
                course.answeredAtOnce() ? template.article() : null,
                course.told() != null,
                course.satisfaction(),
                course.ratedVia(),
                course.ratedVia() == Channel.PHONE && course.satisfaction() != null
                        ? course.satisfaction().solved()
                        : null,
                course.closed(),
                contacts.of(intake, course, number, title, reply));
    }

    private Course course(Intake intake, Urgency urgency) {
        return intake.staged() == null
                ? courses.course(intake.template(), urgency, intake.person(), intake.channel(), intake.opened())
                : courses.staged(
                        intake.staged(),
                        intake.template(),
                        urgency,
                        intake.person(),
                        intake.channel(),
                        intake.opened());
    }

    private @Nullable String reply(Template template, Course course) {
        if (course.answeredAtOnce()) {
            return template.answer();
        }
        if (course.replied() == null) {
            return null;
        }
        // The last reply is the one that fits the department a returned case ended at.
        return course.returned() != null ? template.replies().getLast() : draw.one(template.replies());
    }

    private String department(Template template, CategoryEntry category, Site site, Intake intake, Course course) {
        PastReturn returned = course.returned();
        String named = returned != null && template.returned() != null
                ? template.returned().to()
                : template.dispatch();
        String code = named == null ? category.department() : named;
        return switch (code) {
            case "street" -> site.street().code();
            case "district" -> site.district().code();
            default -> {
                boolean local =
                        site.address() != null && intake.staged() == null && draw.chance(BY_THE_DISTRICTS_BUREAU);
                yield local ? site.district().bureaus().getOrDefault(code, code) : code;
            }
        };
    }

    /**
     * Somebody turning to the hotline.
     *
     * @param opened when the agent had taken it down
     */
    record Intake(
            Template template,
            Person person,
            Channel channel,
            Instant opened,
            @Nullable Staged staged) {}
}
