/**
 * Reports: figures of the catalogue that somebody has sent to people regularly, by e-mail.
 *
 * <p>A {@link org.civicline.ticketing.reports.Report} becomes due by its {@link
 * org.civicline.ticketing.reports.Schedule}; then there is a run for each receiver, and each run is sent at most once.
 */
@NullMarked
package org.civicline.ticketing.reports;

import org.jspecify.annotations.NullMarked;
