/** The personal data of this module, and how each kind of it is forgotten. */
@NullMarked
package org.civicline.channels.keeping;

import org.jspecify.annotations.NullMarked;
