/** What texts may look like. */
@NullMarked
package org.civicline.ticketing.input;

import org.jspecify.annotations.NullMarked;
