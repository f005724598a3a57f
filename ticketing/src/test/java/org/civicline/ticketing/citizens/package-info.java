@NullMarked
package org.civicline.ticketing.citizens;

import org.jspecify.annotations.NullMarked;
