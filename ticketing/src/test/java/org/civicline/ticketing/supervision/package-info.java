@NullMarked
package org.civicline.ticketing.supervision;

import org.jspecify.annotations.NullMarked;
