package org.civicline.knowledgebase.reminding;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.civicline.foundation.Columns;
import org.civicline.foundation.Role;
import org.civicline.foundation.StaffDirectory;
import org.civicline.foundation.StaffId;
import org.civicline.knowledgebase.editorial.ReviewDays;
import org.civicline.ticketing.ReportDelivery;
import org.civicline.ticketing.ReportDelivery.Answer;
import org.civicline.ticketing.ReportDelivery.Trouble;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends the mails that wait, each at most once, whatever fails. While there is no mail server nobody is told, and none is made. */
@Component
class ReminderPost {

    private static final Logger LOG = LoggerFactory.getLogger(ReminderPost.class);

    /** How long to wait after each try in vain; after the last it is given up. */
    private static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(6), Duration.ofHours(12));

    /** Longer than any mail server is given to answer. */
    private static final Duration LOST = Duration.ofMinutes(15);

    private static final Duration KEPT = Duration.ofDays(90);

    private final ReminderDesk desk;
    private final ReminderStore store;
    private final ReminderLetter letter;
    private final StaffDirectory staff;
    private final Optional<ReportDelivery> delivery;
    private final Clock clock;
    private final ZoneId zone;
    private final AtomicBoolean busy = new AtomicBoolean();

    ReminderPost(
            ReminderDesk desk,
            ReminderStore store,
            ReminderLetter letter,
            StaffDirectory staff,
            Optional<ReportDelivery> delivery,
            Clock clock,
            ZoneId cityZone) {
        this.desk = desk;
        this.store = store;
        this.letter = letter;
        this.staff = staff;
        this.delivery = delivery;
        this.clock = clock;
        this.zone = cityZone;
    }

    /** A mail server may take its time: it has a thread of its own, so that other jobs go on. */
    @Scheduled(
            fixedDelayString = "${civicline.knowledge.remind-every:10m}",
            initialDelayString = "${civicline.knowledge.remind-every:10m}")
    void look() {
        if (busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("review-mails").start(() -> {
                try {
                    sweep();
                } catch (RuntimeException e) {
                    LOG.error("mails about articles could not be seen to; the next look goes on", e);
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    void sweep() {
        Instant begun = Columns.now(clock);
        store.doubt(begun.minus(LOST), begun);
        store.forget(begun.minus(KEPT));
        ReportDelivery mails = delivery.filter(ReportDelivery::ready).orElse(null);
        if (mails == null) {
            return;
        }
        desk.make();
        Instant waiting = Columns.now(clock);
        for (Optional<ReviewMail> mail = store.take(waiting); mail.isPresent(); mail = store.take(waiting)) {
            send(mail.get(), mails);
        }
    }

    private void send(ReviewMail mail, ReportDelivery mails) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<DueArticle> due =
                store.stillDue(today, today.plusDays(ReviewDays.DUE_DAYS), mail.departmentCode(), mail.codes());
        String address = address(mail);
        if (due.isEmpty() || address == null) {
            store.end(mail, "NEEDLESS", null, Columns.now(clock));
            return;
        }
        Answer answer = mails.deliver(letter.to(mail, address, due));
        LOG.info("mail {} about {} articles, try {}: {}", mail.id(), due.size(), mail.tries(), answer);
        switch (answer) {
            case Answer.Taken _ -> store.end(mail, "SENT", null, Columns.now(clock));
            case Answer.NotNow(Trouble trouble) -> later(mail, trouble);
            case Answer.Refused(Trouble trouble) -> store.end(mail, "FAILED", trouble.name(), Columns.now(clock));
            case Answer.Doubtful(Trouble trouble) -> store.end(mail, "DOUBTFUL", trouble.name(), Columns.now(clock));
        }
    }

    /** None for whoever left, or writes for another department now. */
    private @Nullable String address(ReviewMail mail) {
        var id = new StaffId(mail.staff());
        boolean writes = staff.find(id)
                .filter(one -> one.has(Role.OFFICER) && one.departmentCode().equals(mail.departmentCode()))
                .isPresent();
        return writes ? staff.emailAddresses(List.of(id)).get(id) : null;
    }

    private void later(ReviewMail mail, Trouble trouble) {
        if (mail.tries() > WAITS.size()) {
            store.end(mail, "FAILED", trouble.name(), Columns.now(clock));
        } else {
            store.putOff(mail, Columns.now(clock).plus(WAITS.get(mail.tries() - 1)), trouble.name());
        }
    }
}
