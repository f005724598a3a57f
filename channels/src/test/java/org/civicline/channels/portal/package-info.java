@NullMarked
package org.civicline.channels.portal;

import org.jspecify.annotations.NullMarked;
