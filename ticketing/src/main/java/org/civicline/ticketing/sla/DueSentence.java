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
        return because.closeOfBusiness() == null
                ? wording.text("due.natural", rule, from)
                : wording.text("due.working", rule, from, because.closeOfBusiness(), skipped(because), gap(because));
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
        Integer year = because.unplanned();
        return year == null ? "" : wording.text("due.unplanned", year.toString());
    }
}
