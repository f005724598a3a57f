/** The category tree, and where a category stands in it. */
@NullMarked
package org.civicline.ticketing.categories;

import org.jspecify.annotations.NullMarked;
