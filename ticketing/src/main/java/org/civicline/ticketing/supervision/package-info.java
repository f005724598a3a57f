/**
 * The ladder (督办) and electronic monitoring (电子监察): yellow and red warnings, urging, supervising, noticing, by themselves
 * and by hand, to named people. A supervision ends with an answer and with nothing else; unanswered it climbs.
 */
@NullMarked
package org.civicline.ticketing.supervision;

import org.jspecify.annotations.NullMarked;
