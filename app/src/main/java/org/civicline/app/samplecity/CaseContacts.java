package org.civicline.app.samplecity;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.civicline.foundation.StaffId;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.PastCases.PastContact;
import org.civicline.ticketing.Satisfaction;
import org.jspecify.annotations.Nullable;

/** The contacts of a case after the first: what was texted, asked again, judged. */
final class CaseContacts {

    private static final double CHASED_BY_SMS = 0.25;
    private static final Duration BETWEEN_TRIES = Duration.ofHours(3);

    private final Draw draw;
    private final CaseWords words;
    private final List<StaffId> agents;

    CaseContacts(Draw draw, CaseWords words, List<StaffId> agents) {
        this.draw = draw;
        this.words = words;
        this.agents = agents;
    }

    List<PastContact> of(Intake intake, Course course, String number, String title, @Nullable String reply) {
        List<PastContact> contacts = new ArrayList<>();
        boolean texts = intake.person().profile().sms();
        if (texts && !course.answeredAtOnce()) {
            Instant at = intake.opened().plus(draw.seconds(2, 30));
            contacts.add(text(false, at, words.received(number, title)));
        }
        if (course.chased() != null) {
            contacts.add(chaser(intake, course.chased()));
        }
        if (course.told() != null) {
            if (texts && reply != null) {
                contacts.add(text(false, course.told(), words.result(number, reply)));
            }
            judgement(intake, course, course.told(), contacts);
        }
        contacts.sort(Comparator.comparing(PastContact::at));
        return contacts;
    }

    private PastContact chaser(Intake intake, Instant at) {
        String said = intake.template().chaser();
        boolean bySms = intake.channel() == Channel.SMS || draw.chance(CHASED_BY_SMS);
        return bySms && intake.person().profile().sms()
                ? text(true, at, said)
                : new PastContact(Channel.PHONE, true, at, draw.between(35, 160), draw.one(agents), said);
    }

    private void judgement(Intake intake, Course course, Instant told, List<PastContact> contacts) {
        Satisfaction satisfaction = course.satisfaction();
        if (course.closed() == null) {
            return;
        }
        if (satisfaction == null) {
            if (intake.person().profile().voice()) {
                Instant last = course.closed().minus(BETWEEN_TRIES.dividedBy(3));
                contacts.add(missed(max(told, last.minus(BETWEEN_TRIES))));
                contacts.add(missed(last));
            }
        } else if (course.ratedVia() == Channel.SMS) {
            contacts.add(text(true, course.closed(), Integer.toString(satisfaction.digit())));
        } else if (course.ratedVia() == Channel.PORTAL) {
            contacts.add(new PastContact(Channel.PORTAL, true, course.closed(), 0, null, null));
        } else {
            contacts.add(new PastContact(Channel.PHONE, false, course.closed(), draw.between(22, 70), null, null));
        }
    }

    /** An automatic call nobody answered. */
    private static PastContact missed(Instant at) {
        return new PastContact(Channel.PHONE, false, at, 0, null, null);
    }

    private static PastContact text(boolean inbound, Instant at, @Nullable String text) {
        return new PastContact(Channel.SMS, inbound, at, 0, null, text);
    }

    private static Instant max(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
