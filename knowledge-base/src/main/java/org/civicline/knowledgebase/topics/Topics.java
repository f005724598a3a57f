package org.civicline.knowledgebase.topics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.civicline.foundation.Slice;
import org.civicline.knowledgebase.topics.Grouping.Group;
import org.civicline.knowledgebase.topics.Grouping.Text;
import org.civicline.ticketing.Places;
import org.civicline.ticketing.Places.Kind;
import org.civicline.ticketing.RecentCases;
import org.civicline.ticketing.RecentCases.Recent;
import org.civicline.ticketing.TicketId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Knows what the cases of the last two weeks are about. Of each case only its telling words are remembered, and each is read
 * once; what was forgotten, merged or made confidential since is gone from here within a day.
 */
@Component
public class Topics {

    private static final Logger LOG = LoggerFactory.getLogger(Topics.class);

    /** Fewer are no topic. */
    private static final int LEAST = 4;

    private static final int PAGE = 200;
    private static final double HALF = 0.5;
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final Duration ANEW = Duration.ofDays(1);

    private final RecentCases cases;
    private final Places places;
    private final Clock clock;
    private final Duration looked;
    private final int most;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Deque<Read> read = new ArrayDeque<>();
    private volatile List<Topic> topics = List.of();
    private final Set<TicketId> known = new HashSet<>();
    private Instant begunAt = Instant.MIN;

    /**
     * @param days that are looked at
     * @param most cases, the newest
     */
    Topics(
            RecentCases cases,
            Places places,
            Clock clock,
            @Value("${civicline.topics.days:14}") int days,
            @Value("${civicline.topics.most-cases:5000}") int most) {
        this.cases = cases;
        this.places = places;
        this.clock = clock;
        this.looked = Duration.ofDays(days);
        this.most = most;
    }

    /** A case without its text. */
    private record Read(
            TicketId id, String categoryCode, @Nullable String placeCode, Instant openedAt, List<String> words) {}

    /** As they were some minutes ago, the largest first. */
    public List<Topic> all() {
        return topics;
    }

    @Scheduled(
            fixedDelayString = "${civicline.topics.every:10m}",
            initialDelayString = "${civicline.topics.first-after:1m}")
    void look() {
        if (busy.compareAndSet(false, true)) {
            // a thread of its own that lets others go first: many cases take seconds of computing
            Thread looking = new Thread(this::lookOnce, "topics");
            looking.setDaemon(true);
            looking.setPriority(Thread.MIN_PRIORITY);
            looking.start();
        }
    }

    private void lookOnce() {
        try {
            lookNow();
        } catch (RuntimeException e) {
            LOG.warn("topics are as they were: {}", e.getClass().getSimpleName());
        } finally {
            busy.set(false);
        }
    }

    synchronized void lookNow() {
        Instant now = clock.instant();
        Instant from = now.minus(looked);
        if (begunAt.isBefore(now.minus(ANEW))) {
            read.clear();
            known.clear();
            begunAt = now;
        }
        readOn(from);
        while (!read.isEmpty()
                && (read.size() > most || read.getFirst().openedAt().isBefore(from))) {
            known.remove(read.removeFirst().id());
        }
        Instant half = now.minus(looked.dividedBy(2));
        List<Text<Read>> texts =
                read.stream().map(one -> new Text<>(one, one.words())).toList();
        topics = Grouping.of(texts, LEAST).stream()
                .map(group -> topic(group, half))
                .toList();
    }

    /** A case that was being opened while the last one was read is not missed. */
    private void readOn(Instant from) {
        Instant since = read.isEmpty() ? from : read.getLast().openedAt().minus(OVERLAP);
        Set<String> where = placeWords();
        String after = null;
        do {
            Slice<Recent> page = cases.since(since, after, PAGE);
            for (Recent one : page.items()) {
                if (known.add(one.id())) {
                    read.addLast(read(one, where));
                }
            }
            after = page.next();
        } while (after != null);
    }

    /** Where something is tells not what it is about: two matters of one street are no topic. */
    private Set<String> placeWords() {
        return places.all().stream()
                .filter(one -> one.kind() != Kind.COMMUNITY)
                .flatMap(one -> TellingWords.of(one.name()).stream())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Read read(Recent one, Set<String> where) {
        List<String> words = TellingWords.of(one.title() + "\n" + one.text()).stream()
                .map(word -> where.contains(word) ? "" : word)
                .toList();
        return new Read(one.id(), one.categoryCode(), one.placeCode(), one.openedAt(), words);
    }

    private static Topic topic(Group<Read> group, Instant half) {
        List<Read> oldestFirst = group.texts().stream()
                .sorted(Comparator.comparing(Read::openedAt)
                        .thenComparing(one -> one.id().value()))
                .toList();
        int lately = (int) oldestFirst.stream()
                .filter(one -> !one.openedAt().isBefore(half))
                .count();
        return new Topic(
                oldestFirst.getFirst().id(),
                group.label(),
                commonest(oldestFirst, Read::categoryCode, 0).orElseThrow(),
                commonest(oldestFirst, Read::placeCode, HALF).orElse(null),
                lately,
                oldestFirst.size() - lately,
                oldestFirst.getFirst().openedAt(),
                oldestFirst.reversed().stream().map(Read::id).toList());
    }

    /** @param share of all that it must have */
    private static Optional<String> commonest(List<Read> cases, Function<Read, @Nullable String> what, double share) {
        var counts = new TreeMap<String, Integer>();
        for (Read one : cases) {
            String value = what.apply(one);
            if (value != null) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        return counts.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .filter(one -> one.getValue() >= share * cases.size())
                .map(Map.Entry::getKey);
    }
}
