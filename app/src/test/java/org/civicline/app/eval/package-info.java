@NullMarked
package org.civicline.app.eval;

import org.jspecify.annotations.NullMarked;
