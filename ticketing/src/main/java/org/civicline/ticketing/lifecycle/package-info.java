/** The states of a ticket and the steps between them: no database and no clock; Spring only to read the settings. */
@NullMarked
package org.civicline.ticketing.lifecycle;

import org.jspecify.annotations.NullMarked;
