@NullMarked
package org.civicline.cti.messages;

import org.jspecify.annotations.NullMarked;
