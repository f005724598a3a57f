package org.civicline.ticketing.sla;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * Why a duty is due when it is: kept with the deadline as JSON, so that it still explains itself after limits or calendar
 * have changed. Deadlines of the first release were kept without rule and steps.
 *
 * @param from when the time began to run
 * @param holidays codes of the statutory holidays that were skipped
 * @param closeOfBusiness when the last day's counting ends, {@code 18:00}; null in natural time
 * @param unplanned a year it reaches into whose holidays nobody has entered
 * @param provisional a year it reaches into whose holidays are not published yet
 * @param rule which rule set the limit; null for the first release's
 * @param steps how working time was counted; null in natural time and for the first release's
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Because(
        Duty duty,
        TicketType type,
        Urgency urgency,
        int amount,
        String unit,
        Instant from,
        List<String> holidays,
        @Nullable String closeOfBusiness,
        @Nullable Integer unplanned,
        @Nullable Integer provisional,
        @Nullable ByRule rule,
        @Nullable List<Step> steps) {

    /**
     * The rule that set the limit.
     *
     * @param version of the rules
     * @param category the rule is for, with what is below it; null for any
     * @param working whether the rule is for when the office is open; null for any time
     * @param department whose calendar was counted by; null for the city's
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ByRule(
            int version,
            @Nullable String category,
            @Nullable Boolean working,
            @Nullable String department) {}

    /**
     * The deadline once more, from nothing but what is kept here. Empty for working time of the first release, which did not
     * keep the day it ended.
     */
    public Optional<Instant> replay(ZoneId zone) {
        return switch (TimeLimit.Unit.valueOf(unit)) {
            case MINUTES -> Optional.of(from.plus(Duration.ofMinutes(amount)));
            case HOURS -> Optional.of(from.plus(Duration.ofHours(amount)));
            case WORKING_MINUTES, WORKING_HOURS, WORKING_DAYS -> endOfWork(zone);
        };
    }

    private Optional<Instant> endOfWork(ZoneId zone) {
        if (steps == null || closeOfBusiness == null) {
            return Optional.empty();
        }
        LocalDate day = steps.getLast().last();
        return Optional.of(TimeText.at(day, closeOfBusiness).atZone(zone).toInstant());
    }
}
