@NullMarked
package org.civicline.ticketing.input;

import org.jspecify.annotations.NullMarked;
