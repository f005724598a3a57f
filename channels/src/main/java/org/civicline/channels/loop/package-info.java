/** Loops over work that lies in PostgreSQL: woken in process, polling as a safety net, living through outages. */
@NullMarked
package org.civicline.channels.loop;

import org.jspecify.annotations.NullMarked;
