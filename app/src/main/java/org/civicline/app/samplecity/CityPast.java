package org.civicline.app.samplecity;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.civicline.app.samplecity.CaseMaterial.Staged;
import org.civicline.app.samplecity.CityFiles.City;
import org.civicline.app.samplecity.Population.Person;
import org.civicline.foundation.StaffId;
import org.civicline.ticketing.PastCases.PastCase;

/**
 * What happened in the sample city before today: the same for the same seed and the same moment. Some hundred cases as they
 * stand now, which the desks and the tour look at; and many more that are closed, which the figures are made of. The two are
 * drawn apart, so that more of the latter change nothing on the desks.
 */
final class CityPast {

    private static final Comparator<Intake> IN_TURN = Comparator.comparing(Intake::opened);

    private final CityFiles files;
    private final List<StaffId> agents;
    private final ZoneId zone;

    CityPast(CityFiles files, List<StaffId> agents, ZoneId zone) {
        this.files = files;
        this.agents = agents;
        this.zone = zone;
    }

    /** @param people of whom more is known than their number: how they want to be reached, what they need */
    record Past(List<PastCase> onTheDesks, List<PastCase> closed, List<Person> people) {}

    Past until(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        var draw = new Draw(files.city().seed());
        var population = new Population(draw, files.cases());
        List<Intake> standing = standing(draw, population, today);
        var further = new Draw(files.city().seed() + 1);
        var residents = new Residents(further, files.cases(), population::hasNumber);
        List<Intake> ended = ended(further, residents, today);

        var numbers = DayNumbers.of(Stream.concat(standing.stream(), ended.stream()), zone);
        var desks = new PastCaseDraw(draw, files, Odds.ON_THE_DESKS, agents, zone);
        var closed = new PastCaseDraw(further, files, Odds.CLOSED, agents, zone);
        return new Past(
                standing.stream()
                        .map(one -> desks.asItStands(one, numbers.of(one), now))
                        .toList(),
                ended.stream()
                        .flatMap(one -> closed.asItEnded(one, numbers.of(one), now).stream())
                        .toList(),
                Stream.concat(population.regulars().stream(), residents.withNeeds().stream())
                        .toList());
    }

    private List<Intake> standing(Draw draw, Population population, LocalDate today) {
        var intakes = new IntakeDraw(draw, files.cases(), Odds.ON_THE_DESKS, zone);
        List<Staged> staged = files.cases().cases().staged();
        int others = files.city().cases() - staged.size();
        return Stream.concat(
                        staged.stream().map(one -> intakes.staged(one, population, today)),
                        intakes.any(others, files.city().days(), today, population::anybody))
                .sorted(IN_TURN)
                .toList();
    }

    private List<Intake> ended(Draw draw, Residents residents, LocalDate today) {
        var intakes = new IntakeDraw(draw, files.cases(), Odds.CLOSED, zone);
        City city = files.city();
        return Stream.concat(
                        intakes.any(city.closedCases(), city.days(), today, residents::anybody),
                        files.cases().cases().bursts().stream().flatMap(one -> intakes.burst(one, residents, today)))
                .sorted(IN_TURN)
                .toList();
    }
}
