@NullMarked
package org.civicline.app.bench;

import org.jspecify.annotations.NullMarked;
