/** Who may see and do what. */
@NullMarked
package org.civicline.ticketing.access;

import org.jspecify.annotations.NullMarked;
