package org.civicline.app.samplecity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.civicline.app.samplecity.CaseMaterial.Template;
import org.civicline.app.samplecity.CaseWords.Site;
import org.civicline.app.samplecity.CityFiles.CategoryEntry;
import org.civicline.foundation.StaffId;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.PastCases.PastCase;
import org.civicline.ticketing.PastCases.PastReturn;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;

/** Draws what became of those who turned to the hotline. */
final class PastCaseDraw {

    private static final double CONFIDENTIAL_COMPLAINTS = 0.1;
    private static final double BY_THE_DISTRICTS_BUREAU = 0.4;

    private final Draw draw;
    private final Map<String, CategoryEntry> categories;
    private final List<StaffId> agents;
    private final CourseDraw courses;
    private final CaseWords words;
    private final CaseContacts contacts;

    PastCaseDraw(Draw draw, CityFiles files, Odds odds, List<StaffId> agents, ZoneId zone) {
        this.draw = draw;
        this.categories = files.categories().stream().collect(Collectors.toMap(CategoryEntry::code, one -> one));
        this.agents = agents;
        this.courses = new CourseDraw(draw, new OfficeHours(zone), odds);
        this.words = new CaseWords(draw, files.cases());
        this.contacts = new CaseContacts(draw, words, agents);
    }

    /** As it stands now. */
    PastCase asItStands(Intake intake, String number, Instant now) {
        Urgency urgency = urgency(intake.template());
        Site site = words.site(intake.template().place(), intake.person().home());
        return pastCase(intake, number, urgency, site, course(intake, urgency).until(now));
    }

    /** As it ended; nothing if that is still to come. */
    Optional<PastCase> asItEnded(Intake intake, String number, Instant now) {
        Urgency urgency = urgency(intake.template());
        Site site = words.site(intake.template().place(), intake.person().home());
        return courses.closed(intake, urgency, now).map(course -> pastCase(intake, number, urgency, site, course));
    }

    private Course course(Intake intake, Urgency urgency) {
        return intake.staged() == null
                ? courses.course(intake, urgency)
                : courses.staged(intake.staged(), intake, urgency);
    }

    private Urgency urgency(Template template) {
        return template.urgency() == null ? category(template).urgency() : template.urgency();
    }

    private CategoryEntry category(Template template) {
        CategoryEntry category = categories.get(template.category());
        if (category == null) {
            throw new IllegalStateException("no category " + template.category());
        }
        return category;
    }

    private PastCase pastCase(Intake intake, String number, Urgency urgency, Site site, Course course) {
        Template template = intake.template();
        String title = words.title(template, site);
        String department = course.withDepartment() ? department(intake, site, course) : null;
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
                contacted(course),
                course.closed(),
                contacts.of(intake, course, number, title, reply));
    }

    /** A digit in a text does not say. */
    private static @Nullable Boolean contacted(Course course) {
        return course.satisfaction() == null || course.ratedVia() == Channel.SMS
                ? null
                : course.satisfaction().solved();
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

    private String department(Intake intake, Site site, Course course) {
        Template template = intake.template();
        PastReturn returned = course.returned();
        String named = returned != null && template.returned() != null
                ? template.returned().to()
                : template.dispatch();
        String code = named == null ? category(template).department() : named;
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
}
