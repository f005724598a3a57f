@NullMarked
package org.civicline.foundation;

import org.jspecify.annotations.NullMarked;
