@NullMarked
package org.civicline.foundation.retention;

import org.jspecify.annotations.NullMarked;
