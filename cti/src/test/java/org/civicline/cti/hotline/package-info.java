@NullMarked
package org.civicline.cti.hotline;

import org.jspecify.annotations.NullMarked;
