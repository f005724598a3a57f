@NullMarked
package org.civicline.accessibility.voice;

import org.jspecify.annotations.NullMarked;
