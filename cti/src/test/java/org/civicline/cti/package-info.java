@NullMarked
package org.civicline.cti;

import org.jspecify.annotations.NullMarked;
