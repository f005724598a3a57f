package org.civicline.ticketing.figures;

import java.time.Clock;
import java.util.List;
import org.civicline.foundation.Refusal;
import org.civicline.foundation.RefusedException;
import org.civicline.ticketing.access.Access;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How departments do, for those who watch over them all: supervisors and leaders. */
@RestController
@RequestMapping("/api/v1/staff/figures")
@PreAuthorize(Access.OVERSEES)
class ComparisonController {

    private final League league;
    private final Trends trends;
    private final Scorecards scorecards;
    private final Districts districts;
    private final HotTopics hot;
    private final Slowest slowest;
    private final Equity equity;
    private final Asked asked;
    private final Access access;
    private final Clock clock;

    ComparisonController(
            League league,
            Trends trends,
            Scorecards scorecards,
            Districts districts,
            HotTopics hot,
            Slowest slowest,
            Equity equity,
            Asked asked,
            Access access,
            Clock clock) {
        this.league = league;
        this.trends = trends;
        this.scorecards = scorecards;
        this.districts = districts;
        this.hot = hot;
        this.slowest = slowest;
        this.equity = equity;
        this.asked = asked;
        this.access = access;
        this.clock = clock;
    }

    @GetMapping("/{code}/league")
    League.Table league(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String category) {
        access.overseer();
        Figure figure = asked.figure(code);
        if (!figure.ranked()) {
            throw new RefusedException(Refusal.invalid("ticketing.figure-not-compared"));
        }
        return league.of(figure, asked.scope(from, until, null, category, null, null));
    }

    @GetMapping("/{code}/trend")
    Trends.Trend trend(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String place) {
        access.overseer();
        Figure figure = asked.figure(code);
        if (!figure.fact().past()) {
            throw new RefusedException(Refusal.invalid("ticketing.figure-has-no-past"));
        }
        return trends.of(
                figure, asked.period(from, until), asked.scope(from, until, department, category, place, null));
    }

    /** Of a department; of the whole city without one. */
    @GetMapping("/scorecard")
    Scorecards.Scorecard scorecard(
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until) {
        access.overseer();
        Scope scope = asked.scope(from, until, department, null, null, null);
        return scorecards.of(asked.period(from, until), scope);
    }

    /** Every district, and last what belongs to none. */
    @GetMapping("/{code}/districts")
    List<Districts.Row> districts(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String category) {
        access.overseer();
        return districts.of(
                asked.figure(code), asked.period(from, until), asked.scope(from, until, null, category, null, null));
    }

    /** The five departments whose answers take longest. */
    @GetMapping("/slowest")
    Slowest.Table slowest(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until) {
        access.overseer();
        return slowest.in(asked.scope(from, until, null, null, null, null));
    }

    /**
     * How citizens are served, by channel and by what they need.
     *
     * @param category with all below it
     */
    @GetMapping("/equity")
    Equity.Table equity(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String category) {
        access.overseer();
        return equity.of(asked.withBelow(asked.scope(from, until, null, category, null, null)));
    }

    /**
     * In the days given, against eight times as many before.
     *
     * @param hours instead of days: the last hours, against the same hours of the same day of eight weeks before
     */
    @GetMapping("/hot-topics")
    List<HotTopics.Topic> hotTopics(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable Integer hours) {
        access.overseer();
        if (hours != null) {
            return hot.lately(Math.clamp(hours, 1, HotTopics.MOST_HOURS), clock.instant());
        }
        Period period = asked.period(from, until);
        if (period.days() > HotTopics.MOST_DAYS) {
            throw new RefusedException(
                    Refusal.invalid("ticketing.period-faulty").with("most", HotTopics.MOST_DAYS));
        }
        Scope scope = asked.scope(from, until, null, null, null, null);
        return hot.in(scope.from(), scope.until());
    }
}
