/** Tables in files, and files that are none. */
@NullMarked
package org.civicline.foundation.table;

import org.jspecify.annotations.NullMarked;
