@NullMarked
package org.civicline.channels.routing;

import org.jspecify.annotations.NullMarked;
