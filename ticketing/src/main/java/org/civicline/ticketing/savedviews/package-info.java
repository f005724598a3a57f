/** Filters of the list of cases, kept by a name: for oneself, or shared with one's department. */
@NullMarked
package org.civicline.ticketing.savedviews;

import org.jspecify.annotations.NullMarked;
