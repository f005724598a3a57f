package org.civicline.knowledgebase.reminding;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Ids;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.foundation.StaffMember;
import org.civicline.knowledgebase.editorial.ReviewDays;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides who is told of which articles: whoever wrote the version on show if they still write for its department, else all
 * officers of it, as far as e-mail reaches them. What reaches nobody waits until somebody has an address.
 */
@Component
class ReminderDesk {

    /** Nobody wants to be told at night. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    private final ReminderStore store;
    private final StaffDirectory staff;
    private final Clock clock;
    private final ZoneId zone;

    ReminderDesk(ReminderStore store, StaffDirectory staff, Clock clock, ZoneId cityZone) {
        this.store = store;
        this.staff = staff;
        this.clock = clock;
        this.zone = cityZone;
    }

    /** Makes the mails of the day, one for each receiver. */
    @Transactional
    public void make() {
        ZonedDateTime now = clock.instant().atZone(zone);
        if (now.toLocalTime().isBefore(MORNING)) {
            return;
        }
        Map<String, List<StaffMember>> receivers = receivers();
        if (receivers.isEmpty()) {
            return;
        }
        store.oneAfterTheOther();
        LocalDate today = now.toLocalDate();
        List<DueArticle> due = store.untold(today, today.plusDays(ReviewDays.DUE_DAYS), receivers.keySet());
        Instant at = Columns.now(clock);
        var codes = new LinkedHashMap<StaffMember, List<String>>();
        for (DueArticle article : due) {
            for (StaffMember one : of(article, receivers.getOrDefault(article.departmentCode(), List.of()))) {
                codes.computeIfAbsent(one, _ -> new ArrayList<>()).add(article.code());
            }
        }
        store.told(due, at);
        store.add(
                codes.entrySet().stream()
                        .map(one -> new ReviewMail(
                                Ids.next(clock),
                                one.getKey().id().value(),
                                one.getKey().departmentCode(),
                                one.getValue(),
                                0))
                        .toList(),
                at);
    }

    private static List<StaffMember> of(DueArticle article, List<StaffMember> officers) {
        List<StaffMember> writer = officers.stream()
                .filter(one -> one.id().value().equals(article.writer()))
                .toList();
        return writer.isEmpty() ? officers : writer;
    }

    /** Officers whom e-mail reaches, by department. */
    private Map<String, List<StaffMember>> receivers() {
        List<StaffMember> officers = staff.withRole(Role.OFFICER);
        Set<StaffId> reached = staff.emailAddresses(
                        officers.stream().map(StaffMember::id).toList())
                .keySet();
        return officers.stream()
                .filter(one -> reached.contains(one.id()))
                .collect(Collectors.groupingBy(StaffMember::departmentCode));
    }
}
