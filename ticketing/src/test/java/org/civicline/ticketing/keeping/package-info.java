@NullMarked
package org.civicline.ticketing.keeping;

import org.jspecify.annotations.NullMarked;
