@NullMarked
package org.civicline.app.launcher;

import org.jspecify.annotations.NullMarked;
