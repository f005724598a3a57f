/** What a caller of the hotline hears, from the greeting to the agent. */
@NullMarked
package org.civicline.cti.hotline;

import org.jspecify.annotations.NullMarked;
