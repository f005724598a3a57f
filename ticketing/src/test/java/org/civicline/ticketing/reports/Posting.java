package org.civicline.ticketing.reports;

import org.springframework.context.ApplicationContext;

/** Makes what is due and sends what waits, which tests do not leave to the scheduler. */
public final class Posting {

    private Posting() {}

    public static void once(ApplicationContext context) {
        context.getBean(ReportSweep.class).sweep();
    }
}
