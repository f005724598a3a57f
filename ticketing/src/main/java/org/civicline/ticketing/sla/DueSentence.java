package org.civicline.ticketing.sla;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.civicline.ticketing.wording.Wording;
import org.springframework.stereotype.Component;

/** Says in one sentence why a duty is due when it is. */
@Component
public class DueSentence {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Wording wording;
    private final ZoneId zone;

    DueSentence(Wording wording, ZoneId cityZone) {
        this.wording = wording;
        this.zone = cityZone;
    }

    public String of(Because because) {
        String amount = wording.text("due.amount." + because.unit(), because.amount());
        String type = wording.text("type." + because.type());
        String urgency = wording.text("urgency." + because.urgency());
        String rule = wording.text("due.rule." + because.duty(), type, urgency, amount);
        String from = MOMENT.format(because.from().atZone(zone));
        String close = because.closeOfBusiness();
        if (close == null) {
            return wording.text("due.natural", rule, from);
        }
        return because.unit().equals(TimeLimit.Unit.WORKING_DAYS.name())
                ? wording.text("due.working", rule, from, close, skipped(because), gap(because))
                : wording.text("due.hours", rule, from, skipped(because), gap(because));
    }

    private String skipped(Because because) {
        if (because.holidays().isEmpty()) {
            return "";
        }
        String names = because.holidays().stream()
                .map(code -> wording.textOrName("holiday." + code))
                .collect(Collectors.joining(wording.text("due.and")));
        return wording.text("due.skipped", names);
    }

    private String gap(Because because) {
        if (because.unplanned() != null) {
            return wording.text("due.unplanned", because.unplanned().toString());
        }
        return because.provisional() == null
                ? ""
                : wording.text("due.provisional", because.provisional().toString());
    }
}
