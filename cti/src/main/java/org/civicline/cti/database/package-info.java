/** What every feature of this module needs to talk to PostgreSQL. */
@NullMarked
package org.civicline.cti.database;

import org.jspecify.annotations.NullMarked;
