/** Files as people send them. */
@NullMarked
package org.civicline.foundation.files;

import org.jspecify.annotations.NullMarked;
