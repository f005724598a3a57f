@NullMarked
package org.civicline.ticketing.followup;

import org.jspecify.annotations.NullMarked;
