@NullMarked
package org.civicline.ticketing.sql;

import org.jspecify.annotations.NullMarked;
