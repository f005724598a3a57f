@NullMarked
package org.civicline.ticketing.places;

import org.jspecify.annotations.NullMarked;
