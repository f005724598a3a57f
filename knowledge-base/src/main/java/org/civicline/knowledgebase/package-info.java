/** Articles and search. */
@NullMarked
package org.civicline.knowledgebase;

import org.jspecify.annotations.NullMarked;
