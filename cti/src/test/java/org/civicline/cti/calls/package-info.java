@NullMarked
package org.civicline.cti.calls;

import org.jspecify.annotations.NullMarked;
