@NullMarked
package org.civicline.channels;

import org.jspecify.annotations.NullMarked;
