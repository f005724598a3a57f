@NullMarked
package org.civicline.ticketing.lifecycle;

import org.jspecify.annotations.NullMarked;
