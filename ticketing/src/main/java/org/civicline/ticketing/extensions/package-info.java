/** Requests for more time, for those who decide them (延期审批). */
@NullMarked
package org.civicline.ticketing.extensions;

import org.jspecify.annotations.NullMarked;
