/** Conversations, SMS, portal, and the one queue for all waiting work. */
@NullMarked
package org.civicline.channels;

import org.jspecify.annotations.NullMarked;
