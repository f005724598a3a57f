/** The doors for citizens who judge by the link they were sent: a page without scripts, and the same for programs. */
@NullMarked
package org.civicline.channels.followup;

import org.jspecify.annotations.NullMarked;
