package org.civicline.app.samplecity;

/**
 * How likely what is, where it differs between the cases on the desks and the many that are closed.
 *
 * @param atOnce that a question is answered at once, where an agent can
 * @param bySms that somebody texts who could as well call
 * @param onTheWeb that whoever was asked by text answers on the web
 * @param unsolvedByText by how much less is solved of what was texted: a call is asked back at once, a text is not
 */
record Odds(double atOnce, double bySms, double onTheWeb, double unsolvedByText) {

    static final Odds ON_THE_DESKS = new Odds(0.62, 0.14, 0, 0);
    static final Odds CLOSED = new Odds(0.5, 0.2, 0.25, 0.16);
}
