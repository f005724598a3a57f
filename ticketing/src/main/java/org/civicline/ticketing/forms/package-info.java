/** Category forms: what is asked, in versions, and what was answered. */
@NullMarked
package org.civicline.ticketing.forms;

import org.jspecify.annotations.NullMarked;
