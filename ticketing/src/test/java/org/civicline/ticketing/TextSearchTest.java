package org.civicline.ticketing;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Slice;
import org.civicline.foundation.StaffMember;
import org.civicline.testkit.Aside;
import org.civicline.ticketing.Tickets.NewTicket;
import org.civicline.ticketing.Tickets.TicketFilter;
import org.civicline.ticketing.Tickets.TicketLine;
import org.civicline.ticketing.Tickets.TicketView;
import org.civicline.ticketing.reading.Searching;
import org.civicline.ticketing.reading.TicketList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** Whichever way a search goes, it finds what reading every case would find, in the order of the inbox. */
@Aside
class TextSearchTest extends CaseWork {

    private static final int CASES = 150;
    private static final int QUESTIONS = 60;

    /** Few, so that words meet; folded, full-width, accented, beyond the basic plane, and what means something to SQL. */
    private static final String[] CHARACTERS = {
        "停", "水", "电", "路", "灯", "停", "水", "停", "a", "A", "Ｗ", "ﬁ", "é", "㈱", "，", "%", "_", "'", "\\", "&", "|", "!",
        ":", "*", "(", "😀", "𠮷", " ", "\n"
    };

    @Autowired
    BeanFactory city;

    private CitizenId regular = new CitizenId(new UUID(0, 0));

    /** As it stands in the database. */
    private record Written(
            TicketId id,
            TicketStatus status,
            Urgency urgency,
            @Nullable String lead,
            Set<String> helpers,
            @Nullable UUID citizen,
            boolean confidential,
            String folded,
            long rank,
            long place) {}

    @BeforeAll
    void manyCases() {
        var random = new Random(12345);
        regular = caller("王小明").id();
        for (int i = 0; i < CASES; i++) {
            oneCase(random);
        }
        signedIn.out();
        jdbc.sql("ANALYZE ticketing.ticket_content").update();
    }

    private void oneCase(Random random) {
        signedIn.as(agent);
        var form = new NewTicket(
                random.nextInt(4) == 0 ? regular : null,
                null,
                Channel.PHONE,
                random.nextInt(3) == 0 ? TicketType.REPORT : TicketType.HELP,
                NOISE,
                Urgency.values()[random.nextInt(3)],
                "题" + text(random, 8),
                "文" + text(random, 40),
                null,
                random.nextInt(4) == 0);
        if (random.nextInt(4) == 0) {
            tickets.answerDirectly(form, null, "答复", key()).orThrow();
            return;
        }
        TicketView opened = tickets.open(form, key()).orThrow();
        if (random.nextInt(3) > 0) {
            List<String> lead = List.of("water", "ecology");
            int which = random.nextInt(2);
            List<String> helpers = random.nextBoolean() ? List.of(lead.get(1 - which)) : List.of();
            tickets.dispatch(opened.id(), lead.get(which), helpers, null, opened.version())
                    .orThrow();
        }
    }

    private static String text(Random random, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            text.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
        }
        return text.toString();
    }

    @ParameterizedTest
    @CsvSource({
        "1000000, 1, 1", // by the index
        "0, 1, 3", // along the inbox in the shortest of pages
        "0, 2, 1000000", // along the inbox while that is shorter
        "40, 3, 40", // both
        "5000, 500, 4000" // as it is
    })
    void itFindsWhatReadingEveryCaseFinds(int few, int first, int most) {
        TicketList list = Searching.at(city, few, first, most);
        List<Written> all = all();
        var random = new Random(few + first);
        for (int i = 0; i < QUESTIONS; i++) {
            StaffMember who =
                    List.of(agent, supervisor, leader, officer, otherOfficer).get(random.nextInt(5));
            TicketFilter filter = filter(random);
            signedIn.as(who);
            assertThat(pages(list, filter, 1 + random.nextInt(20)))
                    .as("%s asks %s", who.departmentCode(), filter)
                    .containsExactlyElementsOf(read(all, filter, who));
        }
    }

    private TicketFilter filter(Random random) {
        Set<TicketStatus> statuses = EnumSet.noneOf(TicketStatus.class);
        if (random.nextInt(3) == 0) {
            statuses.addAll(
                    random.nextBoolean()
                            ? Set.of(TicketStatus.CLOSED)
                            : Set.of(TicketStatus.TO_DISPATCH, TicketStatus.DISPATCHED));
        }
        return new TicketFilter(
                statuses,
                random.nextInt(3) == 0 ? "water" : null,
                random.nextInt(5) == 0 ? regular : null,
                words(random),
                random.nextInt(5) == 0,
                random.nextInt(5) == 0 ? Urgency.URGENT : null,
                false);
    }

    /** Up to three, of one to four characters, parted by spaces of either width. */
    private static String words(Random random) {
        var words = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            for (int c = 1 + random.nextInt(random.nextBoolean() ? 2 : 4); c > 0; c--) {
                words.append(CHARACTERS[random.nextInt(CHARACTERS.length)].strip());
            }
            words.append(random.nextBoolean() ? " " : "　");
        }
        return words.toString();
    }

    @Test
    void wordsAtTheEdges() {
        TicketList alongTheInbox = Searching.at(city, 0, 2, 1_000_000);
        TicketList byIndex = Searching.at(city, 1_000_000, 1, 1);
        List<Written> all = all();
        signedIn.as(agent);
        for (String sought : List.of(
                "停", "%", "_", "'", "\\", "没有人用过的词", "水".repeat(10_000), "停 水 电 路 灯 a ， % 后面的不再算", "w停", "😀", "株")) {
            var filter = new TicketFilter(Set.of(), null, null, sought);
            List<TicketId> expected = read(all, filter, agent);
            assertThat(pages(alongTheInbox, filter, 200)).as(sought).containsExactlyElementsOf(expected);
            assertThat(pages(byIndex, filter, 200)).as(sought).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void howCommonAWordIsIsKnownFromTheLastCount() {
        long with = all().stream().filter(one -> one.folded().contains("停水")).count();
        assertThat(Searching.expected(city, "停水").getFirst()).isBetween(with * 0.9, with * 1.1);
        assertThat(Searching.expected(city, "停水 停水").getFirst()).isLessThan(with);
        assertThat(Searching.expected(city, "停").getFirst()).isGreaterThanOrEqualTo(with);
        assertThat(Searching.expected(city, "鸑鷟").getFirst()).isZero();
        assertThat(Searching.expected(city, "停水鸑鷟").getLast()).isLessThan(with);
    }

    private List<TicketId> pages(TicketList list, TicketFilter filter, int size) {
        List<TicketId> found = new ArrayList<>();
        @Nullable String after = null;
        do {
            Slice<TicketLine> page = list.page(filter, after, size);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(size);
            assertThat(page.next()).isNotEqualTo(after == null ? "" : after);
            page.items().forEach(line -> found.add(line.id()));
            after = page.next();
        } while (after != null);
        return found;
    }

    private static List<TicketId> read(List<Written> all, TicketFilter filter, StaffMember who) {
        boolean officer =
                who.departmentCode().equals("water") || who.departmentCode().equals("ecology");
        String department = officer ? who.departmentCode() : filter.departmentCode();
        String[] words = Arrays.stream(Objects.requireNonNull(filter.text()).split("[ 　]"))
                .filter(word -> !word.isEmpty())
                .limit(8)
                .map(word -> fold(word.codePoints()
                        .limit(50)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString()))
                .toArray(String[]::new);
        return all.stream()
                .filter(one -> Arrays.stream(words).allMatch(one.folded()::contains))
                .filter(one -> department == null
                        || (filter.helping() ? one.helpers().contains(department) : department.equals(one.lead())))
                .filter(one -> filter.citizen() == null
                        || filter.citizen().value().equals(one.citizen()) && !(officer && one.confidential()))
                .filter(one -> filter.statuses().isEmpty() || filter.statuses().contains(one.status()))
                .filter(one -> filter.urgency() == null || filter.urgency() == one.urgency())
                .sorted(Comparator.comparingLong(Written::rank)
                        .thenComparingLong(Written::place)
                        .thenComparing(one -> one.id().toString()))
                .map(Written::id)
                .toList();
    }

    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private List<Written> all() {
        return jdbc.sql("""
                SELECT t.*, x.title, x.text, ARRAY(
                    SELECT DISTINCT o.department_code FROM ticketing.dispatch o WHERE o.ticket_id = t.id AND o.duty = 'CO'
                        AND o.status IN ('DISPATCHED', 'SIGNED', 'REPLIED')) AS helpers
                FROM ticketing.ticket t JOIN ticketing.ticket_content x ON x.ticket_id = t.id
                """)
                .query((row, _) -> new Written(
                        new TicketId(Columns.uuid(row, "id")),
                        Columns.word(row, "status", TicketStatus.class),
                        Columns.word(row, "urgency", Urgency.class),
                        row.getString("lead_department"),
                        Set.of((String[]) row.getArray("helpers").getArray()),
                        Columns.uuidOrNull(row, "citizen_id"),
                        row.getBoolean("confidential"),
                        fold(row.getString("title") + " " + row.getString("text")),
                        row.getLong("inbox_rank"),
                        row.getLong("inbox_place")))
                .list();
    }
}
