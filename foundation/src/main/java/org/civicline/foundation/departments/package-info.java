/** The organisation tree. */
@NullMarked
package org.civicline.foundation.departments;

import org.jspecify.annotations.NullMarked;
