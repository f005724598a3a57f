@NullMarked
package org.civicline.ticketing.sla.clocks;

import org.jspecify.annotations.NullMarked;
