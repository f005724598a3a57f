package org.civicline.ticketing.sla;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.civicline.ticketing.TicketType;
import org.civicline.ticketing.Urgency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rule wins; each rule's amount is its name. */
class RuleTest {

    private static final List<String> NIGHT_NOISE = List.of("noise.night", "noise", "living");
    private static final List<String> PARKS = List.of("parks", "living");

    private final RuleSet rules = new RuleSet(
            1,
            List.of(
                    rule(1, null, null, null, null),
                    rule(2, null, null, null, TimeOfDay.NON_WORKING),
                    rule(3, TicketType.COMPLAINT, null, null, null),
                    rule(4, null, null, "living", null),
                    rule(5, null, null, "noise", null),
                    rule(6, TicketType.HELP, null, "noise", TimeOfDay.WORKING),
                    rule(7, null, Urgency.EMERGENCY, null, null),
                    rule(8, null, Urgency.URGENT, "noise", null),
                    rule(9, TicketType.COMPLAINT, Urgency.URGENT, null, TimeOfDay.WORKING),
                    new Rule(Duty.SIGN, null, null, "noise.night", null, new TimeLimit(99, TimeLimit.Unit.HOURS))));

    @ParameterizedTest(name = "{0} {1} {2} {3}: rule {4}")
    @CsvSource({
        // No category: type, then time of day.
        "SUGGESTION, NORMAL,    none,  WORKING,     1",
        "SUGGESTION, NORMAL,    none,  NON_WORKING, 2",
        "COMPLAINT,  NORMAL,    none,  WORKING,     3",
        "COMPLAINT,  NORMAL,    none,  NON_WORKING, 3",
        // A category wins over a type; the nearest over one above it.
        "COMPLAINT,  NORMAL,    parks, WORKING,     4",
        "COMPLAINT,  NORMAL,    night, WORKING,     5",
        "HELP,       NORMAL,    night, WORKING,     6",
        "HELP,       NORMAL,    night, NON_WORKING, 5",
        // The urgency wins over everything: a category's rule for any urgency does not weaken danger to life.
        "HELP,       EMERGENCY, night, WORKING,     7",
        "COMPLAINT,  EMERGENCY, none,  WORKING,     7",
        "HELP,       URGENT,    night, WORKING,     8",
        "COMPLAINT,  URGENT,    night, WORKING,     8",
        "COMPLAINT,  URGENT,    parks, WORKING,     9",
        "COMPLAINT,  URGENT,    parks, NON_WORKING, 4",
    })
    void theMostSpecificWins(TicketType type, Urgency urgency, String where, TimeOfDay time, int expected) {
        List<String> path = switch (where) {
            case "night" -> NIGHT_NOISE;
            case "parks" -> PARKS;
            default -> List.of();
        };
        var asked = new Rule.Case(Duty.REPLY, type, urgency, path, time);
        assertThat(rules.find(asked).orElseThrow().limit().amount()).isEqualTo(expected);
    }

    @Test
    void theOrderInWhichRulesStandDoesNotMatter() {
        var random = new Random(1);
        for (int round = 0; round < 50; round++) {
            var shuffled = new ArrayList<>(rules.rules());
            Collections.shuffle(shuffled, random);
            var other = new RuleSet(2, shuffled);
            for (TicketType type : TicketType.values()) {
                for (Urgency urgency : Urgency.values()) {
                    for (TimeOfDay time : TimeOfDay.values()) {
                        for (List<String> path : List.of(NIGHT_NOISE, PARKS, List.<String>of())) {
                            var asked = new Rule.Case(Duty.REPLY, type, urgency, path, time);
                            assertThat(other.find(asked)).isEqualTo(rules.find(asked));
                        }
                    }
                }
            }
        }
    }

    @Test
    void noTwoRulesEverFitEquallyWell() {
        for (TicketType type : TicketType.values()) {
            for (Urgency urgency : Urgency.values()) {
                for (TimeOfDay time : TimeOfDay.values()) {
                    var asked = new Rule.Case(Duty.REPLY, type, urgency, NIGHT_NOISE, time);
                    assertThat(rules.rules().stream()
                                    .filter(rule -> rule.fits(asked))
                                    .map(rule -> rule.closeness(asked)))
                            .doesNotHaveDuplicates();
                }
            }
        }
    }

    private static Rule rule(
            int name,
            @Nullable TicketType type,
            @Nullable Urgency urgency,
            @Nullable String category,
            @Nullable TimeOfDay time) {
        return new Rule(Duty.REPLY, type, urgency, category, time, new TimeLimit(name, TimeLimit.Unit.HOURS));
    }
}
