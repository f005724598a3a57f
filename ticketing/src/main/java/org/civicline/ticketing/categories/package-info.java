/** The category tree. */
@NullMarked
package org.civicline.ticketing.categories;

import org.jspecify.annotations.NullMarked;
