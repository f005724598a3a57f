/** Plain personal data for a reason. */
@NullMarked
package org.civicline.foundation.unmasking;

import org.jspecify.annotations.NullMarked;
