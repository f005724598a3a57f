package org.civicline.ticketing.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Sets deadlines. */
@Component
public class Deadlines {

    private final LimitStore limits;
    private final ZoneId zone;
    private final LocalTime closeOfBusiness;

    Deadlines(
            LimitStore limits,
            ZoneId cityZone,
            @Value("${civicline.close-of-business:18:00}") LocalTime closeOfBusiness) {
        this.limits = limits;
        this.zone = cityZone;
        this.closeOfBusiness = closeOfBusiness;
    }

    public Deadline of(Duty duty, TicketType type, Urgency urgency, Instant from) {
        TimeLimit limit = limits.limit(duty, type, urgency);
        return switch (limit.unit()) {
            case MINUTES -> natural(duty, type, urgency, limit, from, ChronoUnit.MINUTES);
            case HOURS -> natural(duty, type, urgency, limit, from, ChronoUnit.HOURS);
            case WORKING_DAYS -> working(duty, type, urgency, limit, from);
        };
    }

    /** A reply due then, given so many more working days. */
    public Deadline extended(TicketType type, Urgency urgency, Instant due, int workingDays) {
        return working(Duty.EXTENSION, type, urgency, new TimeLimit(workingDays, TimeLimit.Unit.WORKING_DAYS), due);
    }

    /** A reply due then, after a pause in which its clock stood still. */
    public Deadline shifted(TicketType type, Urgency urgency, Instant due, Duration pause) {
        int minutes = Math.toIntExact(Math.max(0, pause.plusSeconds(59).toMinutes()));
        return natural(
                Duty.RESUMPTION,
                type,
                urgency,
                new TimeLimit(minutes, TimeLimit.Unit.MINUTES),
                due,
                ChronoUnit.MINUTES);
    }

    private Deadline natural(
            Duty duty, TicketType type, Urgency urgency, TimeLimit limit, Instant from, ChronoUnit unit) {
        var because =
                new Because(duty, type, urgency, limit.amount(), limit.unit().name(), from, List.of(), null, null);
        return new Deadline(from.plus(limit.amount(), unit), because);
    }

    private Deadline working(Duty duty, TicketType type, Urgency urgency, TimeLimit limit, Instant from) {
        var counted = limits.calendar().after(from.atZone(zone).toLocalDate(), limit.amount());
        var because = new Because(
                duty,
                type,
                urgency,
                limit.amount(),
                limit.unit().name(),
                from,
                List.copyOf(counted.holidays()),
                closeOfBusiness.toString(),
                counted.unplanned());
        return new Deadline(counted.day().atTime(closeOfBusiness).atZone(zone).toInstant(), because);
    }
}
