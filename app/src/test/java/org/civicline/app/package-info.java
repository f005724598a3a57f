@NullMarked
package org.civicline.app;

import org.jspecify.annotations.NullMarked;
