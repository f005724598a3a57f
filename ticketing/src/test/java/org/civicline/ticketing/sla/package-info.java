@NullMarked
package org.civicline.ticketing.sla;

import org.jspecify.annotations.NullMarked;
