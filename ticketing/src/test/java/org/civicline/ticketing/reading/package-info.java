@NullMarked
package org.civicline.ticketing.reading;

import org.jspecify.annotations.NullMarked;
