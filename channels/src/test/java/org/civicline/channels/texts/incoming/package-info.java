@NullMarked
package org.civicline.channels.texts.incoming;

import org.jspecify.annotations.NullMarked;
