@NullMarked
package org.civicline.accessibility.music;

import org.jspecify.annotations.NullMarked;
