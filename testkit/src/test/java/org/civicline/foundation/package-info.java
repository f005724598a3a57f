/** Foundation's tests on a real database: here, since the test database stands on foundation. */
@NullMarked
package org.civicline.foundation;

import org.jspecify.annotations.NullMarked;
