/** Refusals and failures as problem details (RFC 9457). */
@NullMarked
package org.civicline.foundation.problems;

import org.jspecify.annotations.NullMarked;
