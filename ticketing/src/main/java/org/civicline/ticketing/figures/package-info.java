/**
 * Figures (指标): one catalogue of what is counted and how, the counting itself, and the cases behind each.
 *
 * <p>{@link Fact} says what is counted, {@link Figure} how; all SQL of a figure is made of the two, so that a figure and
 * the list behind it cannot disagree.
 */
@NullMarked
package org.civicline.ticketing.figures;

import org.jspecify.annotations.NullMarked;
