@NullMarked
package org.civicline.cti.pbx.asterisk;

import org.jspecify.annotations.NullMarked;
