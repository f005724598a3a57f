/**
 * What people say beside a case: to the hotline, to everybody who works on it, or to its citizen. What only the hotline may
 * know, such as who reported, is said to the hotline alone.
 */
@NullMarked
package org.civicline.ticketing.comments;

import org.jspecify.annotations.NullMarked;
