@NullMarked
package org.civicline.accessibility.speech;

import org.jspecify.annotations.NullMarked;
