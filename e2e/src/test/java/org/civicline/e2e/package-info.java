/**
 * The whole story on real parts: launcher, PostgreSQL, Asterisk, SMS centre, Chromium. Everything is started as a
 * newcomer starts it, on free ports and in a folder of its own.
 */
@NullMarked
package org.civicline.e2e;

import org.jspecify.annotations.NullMarked;
