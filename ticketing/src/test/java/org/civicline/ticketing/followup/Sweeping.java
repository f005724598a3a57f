package org.civicline.ticketing.followup;

import org.springframework.context.ApplicationContext;

/** Runs the follow-up sweep, which tests do not leave to the scheduler. */
public final class Sweeping {

    private Sweeping() {}

    public static void once(ApplicationContext context) {
        context.getBean(FollowUpSweep.class).sweep();
    }
}
