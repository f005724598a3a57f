@NullMarked
package org.civicline.ticketing.conduct;

import org.jspecify.annotations.NullMarked;
