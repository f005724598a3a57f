@NullMarked
package org.civicline.ticketing.reports;

import org.jspecify.annotations.NullMarked;
