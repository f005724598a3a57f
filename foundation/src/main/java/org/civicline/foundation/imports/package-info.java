/** Takes files in: reads them, tries them out row by row, takes them in batch by batch, and goes on where it was stopped. */
@NullMarked
package org.civicline.foundation.imports;

import org.jspecify.annotations.NullMarked;
