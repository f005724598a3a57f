@NullMarked
package org.civicline.accessibility.audio;

import org.jspecify.annotations.NullMarked;
