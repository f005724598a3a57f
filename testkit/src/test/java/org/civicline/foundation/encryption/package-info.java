/** Encryption of single values. */
@NullMarked
package org.civicline.foundation.encryption;

import org.jspecify.annotations.NullMarked;
