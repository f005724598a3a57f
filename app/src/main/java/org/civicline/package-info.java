/** Root of the platform: each module is one package below. */
@NullMarked
package org.civicline;

import org.jspecify.annotations.NullMarked;
