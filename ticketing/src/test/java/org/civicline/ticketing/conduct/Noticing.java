package org.civicline.ticketing.conduct;

import org.springframework.context.ApplicationContext;

/** Runs the sweep that notices who contacts the hotline very often, which tests do not leave to the scheduler. */
public final class Noticing {

    private Noticing() {}

    public static void once(ApplicationContext context) {
        context.getBean(ConductSweep.class).sweep();
    }
}
