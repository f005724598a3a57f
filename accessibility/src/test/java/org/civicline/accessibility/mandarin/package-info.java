@NullMarked
package org.civicline.accessibility.mandarin;

import org.jspecify.annotations.NullMarked;
