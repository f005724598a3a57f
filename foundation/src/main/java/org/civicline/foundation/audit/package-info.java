/** The append-only, hash-chained record. */
@NullMarked
package org.civicline.foundation.audit;

import org.jspecify.annotations.NullMarked;
