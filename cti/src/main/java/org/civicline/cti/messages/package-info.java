/** What callers said after the tone while we were away becomes tickets. */
@NullMarked
package org.civicline.cti.messages;

import org.jspecify.annotations.NullMarked;
