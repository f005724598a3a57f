package org.civicline.ticketing.supervision;

import org.springframework.context.ApplicationContext;

/** Runs the sweep of the ladder, which tests do not leave to the scheduler. */
public final class Climbing {

    private Climbing() {}

    public static void once(ApplicationContext context) {
        context.getBean(LadderSweep.class).sweep();
    }
}
