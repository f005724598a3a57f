/** What the ticket core tells the other modules, always after commit. Names and fields are a contract (renaming one is a migration). */
@NullMarked
@NamedInterface("events")
package org.civicline.ticketing.events;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
