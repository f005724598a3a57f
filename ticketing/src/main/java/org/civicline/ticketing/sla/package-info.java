/** When duties are due, and why then: limits and working days as data. */
@NullMarked
package org.civicline.ticketing.sla;

import org.jspecify.annotations.NullMarked;
