/** Speech and, later, text relay and captions. */
@NullMarked
package org.civicline.accessibility;

import org.jspecify.annotations.NullMarked;
