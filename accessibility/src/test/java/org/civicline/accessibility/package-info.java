@NullMarked
package org.civicline.accessibility;

import org.jspecify.annotations.NullMarked;
