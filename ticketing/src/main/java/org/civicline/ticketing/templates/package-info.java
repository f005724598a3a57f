/** Reply templates: texts people answer with again and again, in which a case fills in what is its own. */
@NullMarked
package org.civicline.ticketing.templates;

import org.jspecify.annotations.NullMarked;
