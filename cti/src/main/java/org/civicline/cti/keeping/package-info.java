/** The personal data of this module, and how each kind of it is forgotten. */
@NullMarked
package org.civicline.cti.keeping;

import org.jspecify.annotations.NullMarked;
