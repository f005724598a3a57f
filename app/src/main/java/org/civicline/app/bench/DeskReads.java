package org.civicline.app.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.civicline.channels.WorkQueue;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.CitizenId;
import org.civicline.ticketing.Citizens;
import org.civicline.ticketing.ContactPoint;
import org.civicline.ticketing.Interactions;
import org.civicline.ticketing.Statistics;
import org.civicline.ticketing.TicketStatus;
import org.civicline.ticketing.Tickets;
import org.civicline.ticketing.Tickets.TicketFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;

/** What people at desks and dashboards ask, as the console asks it. */
final class DeskReads {

    static final List<String> INBOXES = List.of("inbox_desk", "inbox_department", "inbox_all");
    static final List<String> SEARCHES = List.of(
            "search_rare",
            "search_absent",
            "search_middling",
            "search_common",
            "search_character",
            "search_two_words",
            "search_common_department",
            "search_middling_department",
            "search_two_words_department",
            "search_common_open");
    static final String DASHBOARD = "dashboard_30_days";

    private static final int DESK_PAGE = 15;
    private static final int LIST_PAGE = 40;
    private static final int READERS = 2;

    /** The three lists on an agent's first page. */
    private static final List<TicketStatus> DESK =
            List.of(TicketStatus.REPLIED, TicketStatus.TO_DISPATCH, TicketStatus.FOLLOW_UP);

    private final Tickets tickets;
    private final Interactions interactions;
    private final Statistics statistics;
    private final WorkQueue queue;
    private final ZoneId zone;
    private final StaffMember agent;
    private final StaffMember officer;
    private final CitizenId regular;

    DeskReads(BeanFactory city, String regularsNumber) {
        this.tickets = city.getBean(Tickets.class);
        this.interactions = city.getBean(Interactions.class);
        this.statistics = city.getBean(Statistics.class);
        this.queue = city.getBean(WorkQueue.class);
        this.zone = city.getBean(ZoneId.class);
        this.agent = city.getBean(StaffDirectory.class).withRole(Role.AGENT).getFirst();
        this.officer = city.getBean(StaffDirectory.class).withRole(Role.OFFICER).getFirst();
        BenchCity.actAsMachine();
        this.regular = city.getBean(Citizens.class).resolve(new ContactPoint(ContactPoint.Kind.PHONE, regularsNumber));
    }

    /** Asks each kind for a while, two readers at once. */
    Times run(Duration each) throws InterruptedException {
        var all = new Times();
        for (Map.Entry<String, Asked> one : asked().entrySet()) {
            all.and(Load.run(READERS, each, _ -> new Reader(one.getKey(), one.getValue()))
                    .times());
        }
        return all;
    }

    /** @param by who asks */
    private record Asked(StaffMember by, Runnable question) {}

    private Map<String, Asked> asked() {
        var asked = new LinkedHashMap<String, Asked>();
        asked.put("inbox_desk", new Asked(agent, () -> DESK.forEach(one -> list(Set.of(one), null, DESK_PAGE))));
        asked.put("inbox_department", new Asked(officer, () -> list(Set.of(), null, LIST_PAGE)));
        asked.put("inbox_all", new Asked(agent, () -> list(Set.of(), null, LIST_PAGE)));
        search(asked, "search_rare", agent, CaseWords.RARE);
        search(asked, "search_absent", agent, "没有人说过");
        search(asked, "search_middling", agent, CaseWords.MIDDLING);
        search(asked, "search_common", agent, CaseWords.COMMON);
        search(asked, "search_character", agent, "水");
        search(asked, "search_two_words", agent, CaseWords.COMMON + " 医院");
        search(asked, "search_common_department", officer, CaseWords.COMMON);
        search(asked, "search_middling_department", officer, CaseWords.MIDDLING);
        search(asked, "search_two_words_department", officer, CaseWords.COMMON + " 医院");
        asked.put(
                "search_common_open",
                new Asked(agent, () -> list(Set.of(TicketStatus.TO_DISPATCH), CaseWords.COMMON, LIST_PAGE)));
        asked.put("timeline", new Asked(agent, () -> interactions.timeline(regular, null, 30)));
        asked.put(DASHBOARD, new Asked(agent, () -> dashboard(30)));
        asked.put("dashboard_365_days", new Asked(agent, () -> dashboard(365)));
        return asked;
    }

    private void search(Map<String, Asked> asked, String name, StaffMember by, String words) {
        asked.put(name, new Asked(by, () -> list(Set.of(), words, LIST_PAGE)));
    }

    private void list(Set<TicketStatus> statuses, @Nullable String text, int size) {
        tickets.list(new TicketFilter(statuses, null, null, text), null, size);
    }

    /** What the dashboard's page asks. */
    private void dashboard(int days) {
        Instant now = Instant.now();
        Instant today = now.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        Instant from = today.minus(Duration.ofDays(days - 1L));
        statistics.volume(from, now);
        statistics.volume(today, now);
        statistics.rates(from, now);
        queue.figures(today, now);
        statistics.perDay(from, now);
        statistics.topics(from, now, 10);
    }

    private static final class Reader implements Load.Worker {

        private final String name;
        private final Asked asked;
        private final Times times = new Times();
        private boolean first = true;

        Reader(String name, Asked asked) {
            this.name = name;
            this.asked = asked;
        }

        @Override
        public void once() {
            if (first) {
                // Pages that nobody has read yet are the disk's business, not the query's.
                BenchCity.actAs(asked.by());
                asked.question().run();
                first = false;
            }
            times.run(name, asked.question());
        }

        @Override
        public Times times() {
            return times;
        }
    }
}
