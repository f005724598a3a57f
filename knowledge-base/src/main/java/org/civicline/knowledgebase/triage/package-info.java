/** Sorts what citizens say: learnt from the city's own cases, or by its catalogue and rules while nothing is learnt. */
@NullMarked
package org.civicline.knowledgebase.triage;

import org.jspecify.annotations.NullMarked;
