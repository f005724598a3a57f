/** The citizens' pages: the number, the search over public articles, how it works. Rendered here, so they need no script. */
@NullMarked
package org.civicline.channels.portal;

import org.jspecify.annotations.NullMarked;
