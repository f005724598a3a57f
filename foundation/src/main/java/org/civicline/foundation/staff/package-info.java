/** Accounts of staff and their sign-in. */
@NullMarked
package org.civicline.foundation.staff;

import org.jspecify.annotations.NullMarked;
