package org.civicline.ticketing.cases;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import org.civicline.foundation.Correlation;
import org.civicline.foundation.StaffMember;
import org.civicline.ticketing.TicketStatus;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** One structured line and one count for each step of a case, once it is committed. No personal data. */
@Component
class StepLog {

    private static final Logger LOG = LoggerFactory.getLogger("org.civicline.ticketing.steps");

    private final MeterRegistry meters;

    StepLog(ObjectProvider<MeterRegistry> meters) {
        this.meters = meters.getIfAvailable(() -> Metrics.globalRegistry);
    }

    void afterCommit(String number, TicketStatus status, @Nullable StaffMember by, CaseStep step) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                write(number, status, by, step);
            }
        });
    }

    private void write(String number, TicketStatus status, @Nullable StaffMember by, CaseStep step) {
        try (var _ = Correlation.of(number)) {
            var line = LOG.atInfo()
                    .addKeyValue("event", "case-step")
                    .addKeyValue("ticket", number)
                    .addKeyValue("step", step.name())
                    .addKeyValue("status", status)
                    .addKeyValue("by", by == null ? "system" : by.number());
            (step.department() == null ? line : line.addKeyValue("department", step.department())).log("case step");
        }
        meters.counter("civicline.case.steps", "step", step.name()).increment();
    }
}
