package org.civicline.cti.pbx;

/** What is done with a leg that the dial plan hands to us. */
public interface LegProgram {

    /** The path of the FastAGI address in the dial plan. */
    String name();

    /** Steers the leg; when it returns, the dial plan goes on. */
    void run(CallerLeg leg);
}
