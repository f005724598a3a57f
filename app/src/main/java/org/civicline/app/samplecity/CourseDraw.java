package org.civicline.app.samplecity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.civicline.app.samplecity.CaseMaterial.Staged;
import org.civicline.app.samplecity.CaseMaterial.Template;
import org.civicline.app.samplecity.CaseMaterial.WrongDepartment;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.Citizens.CommunicationProfile;
import org.civicline.ticketing.PastCases.PastReturn;
import org.civicline.ticketing.Satisfaction;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;

/** Draws how a case went: agents at all hours, departments in office hours unless it is urgent, citizens by day. */
final class CourseDraw {

    private static final double RETURNED = 0.45;
    private static final double LATE = 0.07;
    private static final double CHASED = 0.5;
    private static final double CONTACTED = 0.88;
    private static final double RATED_BY_SMS = 0.6;

    private static final int MOST_DRAWN = 20;

    private final Draw draw;
    private final OfficeHours office;
    private final Odds odds;

    CourseDraw(Draw draw, OfficeHours office, Odds odds) {
        this.draw = draw;
        this.office = office;
        this.odds = odds;
    }

    /** A case that is closed by now, a quick one if it came late; nothing if none is drawn that is quick enough. */
    Optional<Course> closed(Intake intake, Urgency urgency, Instant now) {
        return Stream.generate(() -> course(intake, urgency))
                .limit(MOST_DRAWN)
                .filter(course -> course.closedBy(now))
                .findFirst();
    }

    /** An ordinary case, all of it, however far into the future it reaches. */
    Course course(Intake intake, Urgency urgency) {
        Template template = intake.template();
        Instant opened = intake.opened();
        long seconds = talk(intake.channel());
        if (template.answer() != null && draw.chance(odds.atOnce())) {
            return answered(seconds, opened);
        }
        Instant dispatched = opened.plus(dispatching(urgency));
        PastReturn returned = null;
        WrongDepartment wrong = template.returned();
        if (wrong != null && draw.chance(RETURNED)) {
            Instant back = soon(dispatched, urgency, draw.minutes(20, 180));
            returned = new PastReturn(wrong.by(), dispatched, back, wrong.reason());
            dispatched = back.plus(draw.minutes(4, 40));
        }
        Instant signed = soon(dispatched, urgency, signing(urgency));
        boolean late = draw.chance(LATE);
        Instant replied = max(replied(template.type(), urgency, dispatched, late), signed.plus(draw.minutes(10, 50)));
        return ended(intake, urgency, seconds, returned, dispatched, signed, replied, late);
    }

    /** A case that stands where the sample needs it today. */
    Course staged(Staged staged, Intake intake, Urgency urgency) {
        Instant opened = intake.opened();
        long seconds = talk(intake.channel());
        Instant dispatched = opened.plus(draw.minutes(3, 15));
        Instant signed = dispatched.plus(draw.minutes(12, 55));
        Instant replied = opened.plus(staged.daysAgo() - 1L, ChronoUnit.DAYS).plus(Duration.ofHours(6));
        return switch (staged.state()) {
            case ANSWERED -> answered(seconds, opened);
            case TO_DISPATCH -> Course.waitingForDispatch(seconds);
            case DISPATCHED -> open(seconds, dispatched, null, null);
            case IN_PROGRESS -> open(seconds, dispatched, signed, null);
            case REPLIED -> open(seconds, dispatched, signed, replied);
            case CLOSED -> {
                Instant answered = replied(intake.template().type(), urgency, signed, false);
                Instant told = soon(answered, urgency, draw.minutes(30, 90));
                int grade = staged.grade() == null ? Satisfaction.SATISFIED.digit() : staged.grade();
                Channel via = intake.person().profile().sms() ? Channel.SMS : Channel.PHONE;
                yield new Course(
                        seconds,
                        null,
                        dispatched,
                        signed,
                        null,
                        answered,
                        told,
                        Satisfaction.ofDigit(grade).orElseThrow(),
                        via,
                        ratedAt(told, via));
            }
        };
    }

    private static Course open(long seconds, Instant dispatched, @Nullable Instant signed, @Nullable Instant replied) {
        return new Course(seconds, null, dispatched, signed, null, replied, null, null, null, null);
    }

    private Course answered(long seconds, Instant opened) {
        return Course.answered(seconds, opened.plus(draw.seconds(1, 20)));
    }

    private Course ended(
            Intake intake,
            Urgency urgency,
            long seconds,
            @Nullable PastReturn returned,
            Instant dispatched,
            Instant signed,
            Instant replied,
            boolean late) {
        Template template = intake.template();
        Instant chased = template.chaser() != null && draw.chance(CHASED)
                ? office.whenCitizensMayBeRung(middle(signed, replied))
                : null;
        if (chased != null && chased.isAfter(replied)) {
            chased = null;
        }
        Instant told = office.whenCitizensMayBeRung(soon(replied, urgency, draw.minutes(20, 240)));
        if (template.type() == TicketType.PRAISE) {
            return new Course(seconds, returned, dispatched, signed, chased, replied, null, null, null, told);
        }
        if (!draw.chance(CONTACTED)) {
            Instant givenUp = office.whenCitizensMayBeRung(told.plus(draw.minutes(47 * 60, 53 * 60)));
            return new Course(seconds, returned, dispatched, signed, chased, replied, told, null, null, givenUp);
        }
        Channel via = judging(intake.person().profile());
        return new Course(
                seconds,
                returned,
                dispatched,
                signed,
                chased,
                replied,
                told,
                grade(intake, late),
                via,
                ratedAt(told, via));
    }

    private Channel judging(CommunicationProfile profile) {
        boolean asked = profile.sms() && (!profile.voice() || draw.chance(RATED_BY_SMS));
        return !asked ? Channel.PHONE : draw.chance(odds.onTheWeb()) ? Channel.PORTAL : Channel.SMS;
    }

    private Satisfaction grade(Intake intake, boolean late) {
        double usually = switch (intake.template().type()) {
            case CONSULTATION, PRAISE -> 0.95;
            case HELP -> 0.84;
            case COMPLAINT -> 0.73;
            case REPORT -> 0.76;
            case SUGGESTION -> 0.8;
        };
        double solved = intake.channel() == Channel.SMS ? usually - odds.unsolvedByText() : usually;
        if (!draw.chance(late ? solved - 0.25 : solved)) {
            return Satisfaction.NOT_SOLVED;
        }
        int of100 = draw.between(1, 100);
        if (of100 <= 57) {
            return Satisfaction.VERY_SATISFIED;
        }
        if (of100 <= 84) {
            return Satisfaction.SATISFIED;
        }
        if (of100 <= 94) {
            return Satisfaction.FAIR;
        }
        return of100 <= 98 ? Satisfaction.DISSATISFIED : Satisfaction.VERY_DISSATISFIED;
    }

    private Instant ratedAt(Instant told, Channel via) {
        return via == Channel.PHONE
                ? office.whenCitizensMayBeRung(told.plus(draw.minutes(20 * 60, 26 * 60)))
                : told.plus(draw.minutes(2, 300));
    }

    private long talk(Channel channel) {
        return channel == Channel.PHONE ? draw.between(70, 420) : 0;
    }

    private Duration dispatching(Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY -> draw.minutes(1, 4);
            case URGENT -> draw.minutes(2, 18);
            case NORMAL -> draw.minutes(3, 100);
        };
    }

    private Duration signing(Urgency urgency) {
        return switch (urgency) {
            case EMERGENCY -> draw.minutes(1, 8);
            case URGENT -> draw.minutes(4, 40);
            case NORMAL -> draw.minutes(15, 300);
        };
    }

    /** In proportion to the usual limits, sometimes beyond them: 2 h, 24 h, 2 or 5 working days. */
    private Instant replied(TicketType type, Urgency urgency, Instant from, boolean late) {
        double share = late ? draw.between(1.15, 1.7) : draw.between(0.15, 0.85);
        return switch (urgency) {
            case EMERGENCY -> from.plus(of(Duration.ofHours(2), share));
            case URGENT -> office.beforeNight(from.plus(of(Duration.ofHours(24), share)));
            case NORMAL ->
                office.after(from, of(OfficeHours.DAY.multipliedBy(type == TicketType.CONSULTATION ? 2 : 5), share));
        };
    }

    private static Duration of(Duration whole, double share) {
        return Duration.ofSeconds(Math.round(whole.toSeconds() * share));
    }

    private Instant soon(Instant from, Urgency urgency, Duration work) {
        return urgency == Urgency.NORMAL ? office.after(from, work) : from.plus(work);
    }

    private static Instant middle(Instant one, Instant other) {
        return one.plus(Duration.between(one, other).dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
