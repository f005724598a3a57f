package org.civicline.ticketing.reports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.civicline.foundation.Audit;
import org.civicline.foundation.Columns;
import org.civicline.ticketing.ReportDelivery;
import org.civicline.ticketing.ReportDelivery.Answer;
import org.civicline.ticketing.ReportDelivery.Trouble;
import org.civicline.ticketing.figures.Period;
import org.civicline.ticketing.reports.ReportRights.Way;
import org.civicline.ticketing.reports.Run.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends runs that wait, one after the other: taken first, so that whatever happens each is sent at most once. */
@Component
class ReportPost {

    private static final Logger LOG = LoggerFactory.getLogger(ReportPost.class);

    /** How long to wait after each try in vain; after the last it is given up. */
    private static final List<Duration> WAITS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));

    /** What stands in the way where the figures could not be counted. */
    private static final String COUNTING = "COUNTING";

    /** Longer than any mail server is given to answer. */
    private static final Duration LOST = Duration.ofMinutes(15);

    private final ReportStore reports;
    private final RunStore runs;
    private final ReportRights rights;
    private final Letters letters;
    private final Optional<ReportDelivery> delivery;
    private final TransactionTemplate transactions;
    private final Audit audit;
    private final Clock clock;

    ReportPost(
            ReportStore reports,
            RunStore runs,
            ReportRights rights,
            Letters letters,
            Optional<ReportDelivery> delivery,
            TransactionTemplate transactions,
            Audit audit,
            Clock clock) {
        this.reports = reports;
        this.runs = runs;
        this.rights = rights;
        this.letters = letters;
        this.delivery = delivery;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of one report and period, whoever gets it. */
    private record Edition(UUID report, long version, Period period) {}

    /** While no mail server is configured nothing is taken, and so nothing is lost. */
    void sendAll() {
        Instant begun = Columns.now(clock);
        runs.doubt(begun.minus(LOST), Trouble.BROKEN.name(), begun);
        ReportDelivery mails = delivery.filter(ReportDelivery::ready).orElse(null);
        if (mails == null) {
            return;
        }
        // What several get is counted once.
        var made = new HashMap<Edition, Letters.Made>();
        for (Optional<Run> run = runs.take(begun); run.isPresent(); run = runs.take(begun)) {
            send(run.get(), mails, made);
        }
    }

    private void send(Run run, ReportDelivery mails, Map<Edition, Letters.Made> made) {
        Optional<Report> found = reports.find(run.report());
        if (found.isEmpty()) {
            return;
        }
        Report report = found.get();
        switch (rights.way(report.owner(), run.receiver())) {
            case Way.Closed(var why) -> end(run, State.WITHHELD, why.name());
            case Way.To(String address) ->
                letter(run, report, made)
                        .ifPresent(letter -> settle(run, address, mails.deliver(letter.to(run.id(), address))));
        }
    }

    /** Empty where it could not be made: then nothing has gone out, and it is tried again. */
    private Optional<Letters.Made> letter(Run run, Report report, Map<Edition, Letters.Made> made) {
        try {
            return Optional.of(made.computeIfAbsent(
                    new Edition(report.id(), report.version(), run.period()), _ -> letters.make(report, run.period())));
        } catch (RuntimeException e) {
            LOG.error("the figures of report {} could not be counted", report.id(), e);
            later(run, COUNTING);
            return Optional.empty();
        }
    }

    private void settle(Run run, String address, Answer answer) {
        LOG.info("report run {} of {}, try {}: {}", run.id(), run.report(), run.tries(), answer);
        switch (answer) {
            case Answer.Taken _ ->
                transactions.executeWithoutResult(_ -> {
                    runs.end(run.id(), State.SENT, null, Columns.now(clock));
                    audit.record(
                            "report.sent",
                            "report:" + run.report(),
                            Map.of(
                                    "run", run.id().toString(),
                                    "to", to(run, address),
                                    "from", run.period().first().toString(),
                                    "until", run.period().last().toString()));
                });
            case Answer.NotNow(Trouble trouble) -> later(run, trouble.name());
            case Answer.Refused(Trouble trouble) -> end(run, State.FAILED, trouble.name());
            case Answer.Doubtful(Trouble trouble) -> end(run, State.DOUBTFUL, trouble.name());
        }
    }

    /** No address in the audit: a member of staff by their id, another by the domain. */
    private static String to(Run run, String address) {
        UUID staff = run.receiver().staff();
        return staff == null ? address.substring(address.lastIndexOf('@')) : "staff:" + staff;
    }

    private void later(Run run, String trouble) {
        if (run.tries() > WAITS.size()) {
            end(run, State.FAILED, trouble);
        } else {
            runs.putOff(run.id(), Columns.now(clock).plus(WAITS.get(run.tries() - 1)), trouble);
        }
    }

    private void end(Run run, State state, String trouble) {
        runs.end(run.id(), state, trouble, Columns.now(clock));
    }
}
