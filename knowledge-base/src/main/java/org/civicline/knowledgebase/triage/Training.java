package org.civicline.knowledgebase.triage;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.civicline.knowledgebase.triage.Report.Learnt;
import org.civicline.knowledgebase.triage.learning.Lesson;
import org.civicline.knowledgebase.triage.learning.Sorter;
import org.civicline.knowledgebase.triage.learning.Teacher;
import org.civicline.knowledgebase.triage.learning.Telling;
import org.civicline.ticketing.SettledCases;
import org.civicline.ticketing.SettledCases.Settled;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Learns from the city's own closed cases when it is asked to, on one thread that lets others go first. */
@Component
class Training {

    private static final Logger LOG = LoggerFactory.getLogger(Training.class);
    private static final int PAGE = 200;

    private final SettledCases cases;
    private final TrainingRuns runs;
    private final ModelStore models;
    private final int most;
    private final double wanted;
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * @param most the cases closed last are learnt from, so many: 10,000 take about a minute a question and 200 MB
     * @param wanted how much of what is said without asking a person is to be right
     */
    Training(
            SettledCases cases,
            TrainingRuns runs,
            ModelStore models,
            @Value("${civicline.triage.most-cases:10000}") int most,
            @Value("${civicline.triage.right-enough:0.85}") double wanted) {
        this.cases = cases;
        this.runs = runs;
        this.models = models;
        this.most = most;
        this.wanted = wanted;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void look() {
        if (!busy.get()) {
            runs.take().ifPresent(this::begin);
        }
    }

    /** On a thread of the system, not a virtual one: it computes for minutes and would keep others from theirs. */
    private void begin(UUID run) {
        busy.set(true);
        Thread learning = new Thread(
                () -> {
                    try {
                        run(run);
                    } finally {
                        busy.set(false);
                    }
                },
                "triage-training");
        learning.setDaemon(true);
        learning.setPriority(Thread.MIN_PRIORITY);
        learning.start();
    }

    void run(UUID run) {
        Integer version = null;
        String failure = null;
        try {
            version = learn();
            failure = version == null ? "too-few-cases" : null;
        } catch (RuntimeException e) {
            LOG.error("triage could not be trained", e);
            failure = e.getClass().getSimpleName();
        } finally {
            runs.end(run, version, version == null && failure == null ? "interrupted" : failure);
        }
    }

    /** The new version; null if no question could be learnt. */
    private @Nullable Integer learn() {
        List<Settled> settled = settled();
        var sorters = new EnumMap<Question, Sorter>(Question.class);
        var learnt = new EnumMap<Question, Learnt>(Question.class);
        List<Telling> tellings = settled.stream()
                .map(one -> Telling.of(one.title() + "\n" + one.text(), one.address()))
                .toList();
        for (Question question : Question.values()) {
            Teacher.teach(lessons(question, settled, tellings)).ifPresent(taught -> {
                sorters.put(question, taught.sorter());
                learnt.put(question, Report.of(taught, wanted));
            });
        }
        if (sorters.isEmpty()) {
            return null;
        }
        var report = new Report(settled.getLast().closedAt(), settled.getFirst().closedAt(), learnt);
        int version = models.add(settled.size(), report, sorters);
        LOG.info("version {} of triage is learnt from {} cases", version, settled.size());
        return version;
    }

    private List<Settled> settled() {
        var all = new ArrayList<Settled>();
        String after = null;
        do {
            var page = cases.newest(after, Math.min(PAGE, most - all.size()));
            all.addAll(page.items());
            after = page.next();
        } while (after != null && all.size() < most);
        return all;
    }

    private static List<Lesson> lessons(Question question, List<Settled> settled, List<Telling> tellings) {
        var lessons = new ArrayList<Lesson>();
        for (int i = 0; i < settled.size(); i++) {
            String answer = question.answer(settled.get(i));
            if (answer != null && tellings.get(i).tells()) {
                lessons.add(new Lesson(tellings.get(i), answer));
            }
        }
        return lessons;
    }
}
