package org.civicline.ticketing.reports;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks which reports are due, and sends what waits. Several nodes may do so at once: each run is taken by one. */
@Component
class ReportSweep {

    private static final Logger LOG = LoggerFactory.getLogger(ReportSweep.class);

    private final DueReports due;
    private final ReportPost post;
    private final AtomicBoolean busy = new AtomicBoolean();

    ReportSweep(DueReports due, ReportPost post) {
        this.due = due;
        this.post = post;
    }

    /** A mail server may take its time: it has a thread of its own, so that other jobs go on. */
    @Scheduled(
            fixedDelayString = "${civicline.reports.sweep-every:30s}",
            initialDelayString = "${civicline.reports.sweep-every:30s}")
    void look() {
        if (busy.compareAndSet(false, true)) {
            Thread.ofVirtual().name("reports").start(() -> {
                try {
                    sweep();
                } catch (RuntimeException e) {
                    LOG.error("reports could not be seen to; the next look goes on", e);
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    void sweep() {
        while (due.make()) {
            // the next ones, in a transaction of their own
        }
        post.sendAll();
    }
}
