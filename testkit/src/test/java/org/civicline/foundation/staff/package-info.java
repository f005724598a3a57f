@NullMarked
package org.civicline.foundation.staff;

import org.jspecify.annotations.NullMarked;
