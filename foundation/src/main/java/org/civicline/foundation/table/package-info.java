/** Tables in files, as spreadsheets save them. */
@NullMarked
package org.civicline.foundation.table;

import org.jspecify.annotations.NullMarked;
