@NullMarked
package org.civicline.ticketing.duplicates;

import org.jspecify.annotations.NullMarked;
