package org.civicline.app.samplecity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.civicline.app.samplecity.CaseMaterial.Burst;
import org.civicline.app.samplecity.CaseMaterial.Staged;
import org.civicline.app.samplecity.CaseMaterial.Template;
import org.civicline.app.samplecity.Population.Person;
import org.civicline.ticketing.Channel;
import org.civicline.ticketing.TicketType;

/** Draws who turns to the hotline, when and about what. */
final class IntakeDraw {

    private final Draw draw;
    private final CaseMaterial material;
    private final Odds odds;
    private final ZoneId zone;
    private final DayCurve curve;

    IntakeDraw(Draw draw, CaseMaterial material, Odds odds, ZoneId zone) {
        this.draw = draw;
        this.material = material;
        this.odds = odds;
        this.zone = zone;
        this.curve = new DayCurve(zone);
    }

    Intake staged(Staged staged, Population population, LocalDate today) {
        Instant opened = today.minusDays(staged.daysAgo())
                .atTime(staged.at())
                .atZone(zone)
                .toInstant();
        Person person = population.regular(staged.phone());
        return new Intake(template(staged.template()), person, channel(person), opened, staged);
    }

    /** So many within so many days before today. */
    Stream<Intake> any(int count, int days, LocalDate today, Supplier<Person> people) {
        List<LocalDate> past = IntStream.rangeClosed(1, days)
                .mapToObj(today::minusDays)
                .sorted()
                .toList();
        return IntStream.range(0, count).mapToObj(_ -> any(curve.day(draw, past), people));
    }

    private Intake any(LocalDate day, Supplier<Person> people) {
        List<Template> possible = material.cases().templates().stream()
                .filter(template -> DayCurve.inSeason(day, template.season()))
                .toList();
        TicketType type = draw.weighted(List.of(TicketType.values()), IntakeDraw::share);
        Template template = draw.weighted(
                possible.stream().filter(one -> one.type() == type).toList(), Template::weight);
        Person person = people.get();
        return new Intake(template, person, channel(person), curve.time(draw, day, template.hours()), null);
    }

    /** Many of one street, one after the other, because of one event. */
    Stream<Intake> burst(Burst burst, Residents residents, LocalDate today) {
        LocalDate day = today.minusDays(burst.daysAgo());
        int seconds =
                Math.toIntExact(Duration.between(burst.from(), burst.until()).toSeconds());
        return IntStream.range(0, burst.cases()).mapToObj(_ -> {
            Person person = residents.neighbour(burst.street());
            Instant opened = day.atTime(burst.from())
                    .plusSeconds(draw.between(0, seconds))
                    .atZone(zone)
                    .toInstant();
            return new Intake(template(draw.one(burst.templates())), person, channel(person), opened, null);
        });
    }

    private Template template(String id) {
        return material.cases().templates().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no template " + id));
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
        return person.profile().sms() && draw.chance(odds.bySms()) ? Channel.SMS : Channel.PHONE;
    }
}
