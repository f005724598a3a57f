@NullMarked
package org.civicline.channels.texts.coding;

import org.jspecify.annotations.NullMarked;
